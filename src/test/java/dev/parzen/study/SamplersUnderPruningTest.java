package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.pruner.Asha;
import dev.parzen.pruner.Hyperband;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.BruteForce;
import dev.parzen.sampler.Catalogue;
import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Explanation.Densities;
import dev.parzen.sampler.Grid;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.study.Explanations.Explained;
import dev.parzen.trial.Partition;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sampler works where trials are halved, and where brackets hide trials from each other. */
class SamplersUnderPruningTest {
    private static final PrunerSpec ASHA = new Asha(IntOrAuto.of(1), 3, 0, 0, 0);
    private static final PrunerSpec HYPERBAND = hyperband(true);
    private static final SearchSpace SPACE = SearchSpace.of(
            Parameter.of("x", FloatRange.of(0, 1)),
            Parameter.of("y", FloatRange.stepped(0, 1, 0.125)),
            Parameter.of("k", IntRange.of(0, 2)),
            Parameter.of("letter", Categorical.of("a", "bb")));
    private static final int TRIALS = 36;

    private final TickingClock clock = new TickingClock();
    private final InMemoryStudyStore store = new InMemoryStudyStore();
    private final LocalTuner tuner = new LocalTuner(store, clock);

    /** Those that take the space, which is not finite. */
    static Stream<SamplerSpec> samplers() {
        return Catalogue.of(SamplerSpec.class).filter(SamplersUnderPruningTest::fits);
    }

    static Stream<SamplerSpec> enumerating() {
        return Stream.of(
                new BruteForce(OptionalLong.of(3)),
                new Grid(Map.of(), Map.of(), OptionalLong.of(3)),
                Catalogue.defaults(SamplerSpec.class, "auto"));
    }

    private static boolean fits(SamplerSpec spec) {
        try {
            spec.requireFits(SPACE, 1);
            return true;
        } catch (InvalidValueException refused) {
            return false;
        }
    }

    private static PrunerSpec hyperband(boolean confined) {
        return new Hyperband(1, IntOrAuto.of(Trainings.STEPS), 3, 0, confined, 0);
    }

    @Test
    void coversTheCatalogue() {
        assertThat(samplers().map(Object::getClass).distinct().count()).isGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void replaysUnderEachPruner(SamplerSpec sampler) {
        for (PrunerSpec pruner : List.of(ASHA, HYPERBAND, hyperband(false))) {
            List<Trial> played = played(sampler, pruner);
            requirePlausible(played);
            assertThat(shown(played)).as(pruner.toString()).isEqualTo(shown(played(sampler, pruner)));
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void servesEightWorkers(SamplerSpec sampler) {
        for (PrunerSpec pruner : List.of(ASHA, HYPERBAND)) {
            Study study = create(store, "raced " + pruner, sampler, pruner, SPACE, Budget.UNLIMITED);
            raced(tuner, study);
            requirePlausible(trials(store, study));
        }
    }

    static void raced(LocalTuner tuner, Study study) {
        Race.of(8, () -> {
                    new Trainings(tuner, StudyRef.of(study.id())).inSequence(TRIALS / 8);
                    return 0;
                })
                .all();
    }

    /** All end, some are pruned and some are not, and no sampler gave up. */
    static void requirePlausible(List<Trial> trials) {
        assertThat(trials).allMatch(Trial::isFinished);
        assertThat(count(trials, TrialState.Name.FAILED)).isZero();
        assertThat(count(trials, TrialState.Name.PRUNED)).isPositive();
        assertThat(count(trials, TrialState.Name.COMPLETE)).isPositive();
        assertThat(trials)
                .allSatisfy(trial -> assertThat(trial.notes()).noneMatch(note -> note.contains("sampler failed")));
    }

    /** BOHB, but for its own density estimate: the model of a trial knows its bracket alone. */
    @Test
    void confinesTpeToABracket() {
        Study study = create(store, "bohb", Tpe.defaults().withSeed(3), HYPERBAND, SPACE, Budget.UNLIMITED);
        new Trainings(tuner, StudyRef.of(study.id())).interleaved(60, 4, new Random(1), clock);
        Partition brackets = study.spec()
                .buildPruner()
                .brackets(store.history(study.id()).own())
                .orElseThrow();
        List<Trial> trials = trials(store, study);
        int modelled = 0;
        for (Trial trial : trials) {
            Explained explained = new Explanations(store).explain(StudyRef.of(study.id()), trial.number());
            int before = (int) trials.stream()
                    .filter(other -> brackets.of(other.number()) == brackets.of(trial.number()))
                    .filter(other -> !other.finishedAt()
                            .orElseThrow()
                            .isAfter(trial.startedAt().orElseThrow()))
                    .count();
            assertThat(explained.finished()).isEqualTo(before);
            if (explained.why() instanceof Densities densities) {
                assertThat(densities.finished()).isEqualTo(before);
                modelled++;
            } else {
                assertThat(((Explanation.Unmodelled) explained.why()).reason()).contains(before + " of the 10");
            }
        }
        assertThat(modelled).isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("enumerating")
    void triesEachPointOnceAcrossBrackets(SamplerSpec sampler) {
        for (PrunerSpec pruner : List.of(ASHA, HYPERBAND)) {
            Study study =
                    create(store, "each " + pruner, sampler.withSeed(3), pruner, Spaces.small(), Budget.ofTrials(20));
            new Trainings(tuner, StudyRef.of(study.id())).interleaved(20, 4, new Random(1), clock);
            List<Trial> trials = trials(store, study);
            assertThat(trials.stream().map(Trial::parameterValues)).hasSize(20).doesNotHaveDuplicates();
            requirePlausible(trials);
        }
    }

    private List<Trial> played(SamplerSpec sampler, PrunerSpec pruner) {
        InMemoryStudyStore fresh = new InMemoryStudyStore();
        TickingClock time = new TickingClock();
        Study study = create(fresh, "played", sampler, pruner, SPACE, Budget.UNLIMITED);
        new Trainings(new LocalTuner(fresh, time), StudyRef.of(study.id())).interleaved(TRIALS, 4, new Random(2), time);
        return trials(fresh, study);
    }

    static Study create(
            StudyStore store, String name, SamplerSpec sampler, PrunerSpec pruner, SearchSpace space, Budget budget) {
        return store.create(
                StoreSamples.plain(name).with(draft -> {
                    draft.space = space;
                    draft.sampler = sampler.withSeed(3);
                    draft.pruner = pruner;
                    draft.budget = budget;
                }),
                Stores.Contract.NOW);
    }

    static List<Trial> trials(StudyStore store, Study study) {
        List<Trial> all = new ArrayList<>();
        new LocalStudies(store).forEachTrial(StudyRef.of(study.id()), all::add);
        return all;
    }

    private static long count(List<Trial> trials, TrialState.Name state) {
        return trials.stream().filter(trial -> trial.stateName() == state).count();
    }

    private static List<Object> shown(List<Trial> trials) {
        return trials.stream()
                .<Object>map(trial -> List.of(
                        trial.parameterValues(), trial.state(), trial.notes(), trial.reports(), trial.pruning()))
                .toList();
    }
}
