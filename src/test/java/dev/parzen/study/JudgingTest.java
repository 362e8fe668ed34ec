package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.pruner.Asha;
import dev.parzen.pruner.Hyperband;
import dev.parzen.pruner.Median;
import dev.parzen.pruner.None;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.Random;
import dev.parzen.space.IntOrAuto;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A verdict reads no more of the past than it rests on. */
class JudgingTest {
    private final CountingStore store = new CountingStore(new InMemoryStudyStore());
    private final LocalTuner tuner = new LocalTuner(store, new TickingClock());

    @Test
    void readsNothingForNobody() {
        assertThat(stepsThatRead(new None(), 6)).isEmpty();
        assertThat(store.readsOfFinished).hasValue(0);
    }

    @Test
    void readsWhatHasFinishedForAPercentile() {
        assertThat(stepsThatRead(new Median(1, 0, 1, 1, 0), 6)).isEmpty();
        assertThat(store.readsOfFinished).hasValue(6);
    }

    @Test
    void readsTrialsInFlightAtRungs() {
        assertThat(stepsThatRead(new Asha(IntOrAuto.of(1), 2, 0, 0, 0), 9)).containsExactly(1, 2, 4, 8);
        assertThat(store.readsOfFinished).hasValue(4);
    }

    @Test
    void readsTrialsInFlightAtRungsThatAreNotKnownBefore() {
        assertThat(stepsThatRead(new Asha(IntOrAuto.AUTO, 2, 0, 0, 0), 9)).containsExactly(1, 2, 4, 8);
        assertThat(stepsThatRead(new Hyperband(1, IntOrAuto.AUTO, 3, 0, true, 0), 9))
                .isSubsetOf(1, 3)
                .isNotEmpty();
    }

    /** The steps of a trial, after another that is complete, at which trials in flight are read. */
    private List<Integer> stepsThatRead(PrunerSpec pruner, int steps) {
        StudyRef study = StudyRef.of(tuner.create(
                        StoreSamples.plain(pruner.toString()).with(draft -> {
                            draft.sampler = new Random(OptionalLong.of(1));
                            draft.pruner = pruner;
                        }),
                        false)
                .study()
                .id());
        TrialRef complete = trial(study);
        for (int step = 0; step < steps; step++) {
            report(complete, step);
        }
        tuner.tell(complete, Outcome.complete(1));
        TrialRef trial = trial(study);
        store.readsOfFinished.set(0);
        List<Integer> read = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            store.readsOfFlight.set(0);
            report(trial, step);
            if (store.readsOfFlight.get() > 0) {
                read.add(step);
            }
        }
        return read;
    }

    private TrialRef trial(StudyRef study) {
        return TrialRef.of(study, tuner.ask(study, Ask.one()).get(0).number());
    }

    private void report(TrialRef trial, int step) {
        tuner.report(trial, new Progress(step, List.of(1.0), Map.of()));
    }
}
