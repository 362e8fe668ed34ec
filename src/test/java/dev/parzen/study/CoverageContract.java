package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.BruteForce;
import dev.parzen.sampler.Grid;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Choice;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Samplers that try everything once do so over all workers, whichever of them fail or die. */
interface CoverageContract extends Stores.Contract {
    int WORKERS = 8;

    @Test
    default void triesEachCellOfAGridOnceThoughWorkersFailAndDie() {
        triesAllOnce(Grid.defaults());
    }

    @Test
    default void triesEachCombinationByBruteForceOnceThoughWorkersFailAndDie() {
        triesAllOnce(BruteForce.defaults());
    }

    private void triesAllOnce(SamplerSpec sampler) {
        Study study = study(sampler.withSeed(11));
        LocalTuner tuner = new LocalTuner(store(), stores().clock());
        LeaseReaper reaper = new LeaseReaper(store(), stores().clock());
        AtomicInteger died = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();

        for (int round = 0; completed(study).size() < 24 && round < 50; round++) {
            Semaphore toDo = new Semaphore(24 - completed(study).size());
            Race.of(WORKERS, () -> {
                        while (toDo.tryAcquire()) {
                            Trial trial = tuner.ask(ref(study), Ask.one()).get(0);
                            switch (trial.number() * 7 % 5 + (trial.attempt() > 1 ? 2 : 0)) {
                                case 0 -> died.incrementAndGet();
                                case 1 -> {
                                    failed.incrementAndGet();
                                    tell(tuner, trial, Outcome.of(new Outcome.Failed("bad luck", false)));
                                    toDo.release();
                                }
                                default -> tell(tuner, trial, Outcome.complete(trial.number()));
                            }
                        }
                        return 0;
                    })
                    .all();
            stores().clock().tick(Duration.ofHours(2));
            reaper.sweep();
        }

        assertThat(died).hasPositiveValue();
        assertThat(failed).hasPositiveValue();
        assertThat(completed(study)).hasSize(24).doesNotHaveDuplicates();
    }

    private List<Map<String, Choice>> completed(Study study) {
        History history = store().history(study.id());
        return IntStream.range(0, history.size())
                .mapToObj(history::row)
                .filter(Observation::isComplete)
                .map(Observation::params)
                .toList();
    }

    private Study study(SamplerSpec sampler) {
        SearchSpace space = SearchSpace.of(
                Parameter.of("letter", Categorical.of("a", "b", "c", "d")),
                Parameter.of("digit", IntRange.of(1, 3)),
                Parameter.of("flag", new Categorical(List.of(ParameterValue.of(true), ParameterValue.of(false)))));
        return store().create(
                        StoreSamples.plain(name()).with(draft -> {
                            draft.space = space;
                            draft.sampler = sampler;
                        }),
                        NOW);
    }

    private static void tell(LocalTuner tuner, Trial trial, Outcome outcome) {
        tuner.tell(TrialRef.of(StudyRef.of(trial.study()), trial.number()).at(trial.attempt()), outcome);
    }

    private static StudyRef ref(Study study) {
        return StudyRef.of(study.id());
    }
}
