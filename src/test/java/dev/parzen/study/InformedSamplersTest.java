package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.pruner.Median;
import dev.parzen.sampler.CmaEs;
import dev.parzen.sampler.Gp;
import dev.parzen.sampler.Grid;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What samplers learn from beside the trials that they chose themselves: imports, queued trials and earlier studies. */
class InformedSamplersTest {
    private static final double BEST_X = 0.8;
    private static final int TOLD = 60;

    private final StudyStore store = new InMemoryStudyStore();
    private final LocalTuner tuner = new LocalTuner(store, new TickingClock());

    static Stream<SamplerSpec> models() {
        return Stream.of(
                Tpe.defaults().withSeed(3),
                Gp.defaults().withSeed(3),
                CmaEs.defaults().withSeed(3));
    }

    @ParameterizedTest
    @MethodSource("models")
    void learnFromImports(SamplerSpec sampler) {
        Study study = study(sampler, List.of());
        tuner.add(ref(study), imports());
        assertThat(nearness(study)).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("models")
    void learnFromQueuedTrials(SamplerSpec sampler) {
        Study study = study(sampler, List.of());
        for (Map<String, ParameterValue> values : points()) {
            tuner.enqueue(ref(study), new Enqueue(values, Map.of(), false));
        }
        for (int i = 0; i < TOLD; i++) {
            tell(tuner.ask(ref(study), Ask.one()).get(0));
        }
        assertThat(nearness(study)).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("models")
    void learnFromEarlierStudies(SamplerSpec sampler) {
        Study earlier = study(sampler, List.of());
        tuner.add(ref(earlier), imports());
        Study study = study(sampler, List.of(ref(earlier)));
        Trial first = tuner.ask(ref(study), Ask.one()).get(0);
        assertThat(first.notes()).as("a model from the first trial on").isNotEmpty();
        assertThat(nearness(study)).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("models")
    void drawAloneWhereTheyKnowNothing(SamplerSpec sampler) {
        Study study = study(sampler, List.of());
        assertThat(tuner.ask(ref(study), Ask.one()).get(0).notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void neverPruneByEarlierStudies(SamplerSpec sampler) {
        Study earlier = study(sampler, List.of());
        for (int i = 0; i < 10; i++) {
            Trial trial = tuner.ask(ref(earlier), Ask.one()).get(0);
            tuner.report(ref(trial), new Progress(0, List.of(0.0), Map.of()));
            tell(trial);
        }
        assertThat(worst(earlier).verdict()).isEqualTo(Advice.Kind.PRUNE);
        assertThat(worst(study(sampler, List.of(ref(earlier)))).verdict()).isEqualTo(Advice.Kind.CONTINUE);
    }

    @Test
    void tryEveryCellOfAGridWhateverWasTriedElsewhere() {
        Grid grid = new Grid(Map.of(), Map.of("x", 3, "layers", 3), OptionalLong.of(1));
        Study earlier = study(grid, List.of());
        assertThat(nineCells(earlier)).hasSize(9);
        Study study = study(grid, List.of(ref(earlier)));
        assertThat(store.history(study.id()).foreignSize()).isEqualTo(9);
        assertThat(nineCells(study)).hasSize(9);
    }

    private Set<Map<String, ParameterValue>> nineCells(Study study) {
        Set<Map<String, ParameterValue>> cells = new HashSet<>();
        for (int i = 0; i < 9; i++) {
            Trial trial = tuner.ask(ref(study), Ask.one()).get(0);
            cells.add(trial.parameterValues());
            tell(trial);
        }
        return cells;
    }

    private Advice worst(Study study) {
        Trial trial = tuner.ask(ref(study), Ask.one()).get(0);
        return tuner.report(ref(trial), new Progress(0, List.of(100.0), Map.of()));
    }

    /** How many of ten further trials lie near the best x: a random one does with a probability of 0.4. */
    private int nearness(Study study) {
        int near = 0;
        for (int i = 0; i < 10; i++) {
            Trial trial = tuner.ask(ref(study), Ask.one()).get(0);
            near += Math.abs(x(trial) - BEST_X) < 0.2 ? 1 : 0;
            tell(trial);
        }
        return near;
    }

    private void tell(Trial trial) {
        tuner.tell(ref(trial), Outcome.complete(value(x(trial))));
    }

    private static List<Import> imports() {
        return points().stream()
                .map(values -> new Import(
                        new TrialState.Complete(List.of(value(values.get("x").asDouble()))),
                        values,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private static List<Map<String, ParameterValue>> points() {
        Random random = new Random(5);
        List<Map<String, ParameterValue>> points = new ArrayList<>();
        for (int i = 0; i < TOLD; i++) {
            points.add(Map.of(
                    "x", ParameterValue.of(random.nextDouble()),
                    "layers", ParameterValue.of(1L + random.nextInt(9))));
        }
        return points;
    }

    private static double value(double x) {
        return (x - BEST_X) * (x - BEST_X);
    }

    private static double x(Trial trial) {
        return trial.params().get("x").value().asDouble();
    }

    private Study study(SamplerSpec sampler, List<StudyRef> earlier) {
        return tuner.create(
                        StoreSamples.plain("study " + UUID.randomUUID()).with(draft -> {
                            draft.sampler = sampler;
                            draft.pruner = new Median(1, 0, 1, 1, 0);
                            draft.warmStart = earlier;
                        }),
                        false)
                .study();
    }

    private static StudyRef ref(Study study) {
        return StudyRef.of(study.id());
    }

    private static TrialRef ref(Trial trial) {
        return TrialRef.of(StudyRef.of(trial.study()), trial.number());
    }
}
