package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.pruner.Median;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.space.InvalidValueException;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The verbs where trials have several values. */
interface DirectionsContract extends Stores.Contract {

    @Test
    default void takesAValueForEachDirection() {
        Study study = severalDirections();
        LocalTuner tuner = tuner();
        for (int i = 0; i < 12; i++) {
            TrialRef trial = asked(tuner, study);
            assertThat(tuner.report(trial, progress(0, i, Double.NaN, -i)).verdict())
                    .isEqualTo(Answers.Advice.Kind.CONTINUE);
            Trial told = tuner.tell(trial, Outcome.complete(i, Double.POSITIVE_INFINITY, -i));
            assertThat(told.values()).contains(List.of((double) i, Double.POSITIVE_INFINITY, (double) -i + 0.0));
            assertThat(tuner.tell(trial, Outcome.complete(i, Double.POSITIVE_INFINITY, -i)))
                    .as("told again")
                    .isEqualTo(told);
            assertThatThrownBy(() -> tuner.tell(trial, Outcome.complete(99, Double.POSITIVE_INFINITY, 7)))
                    .isInstanceOf(TunerException.Conflict.class);
        }

        for (StudyStore store : List.of(store(), stores().otherStore())) {
            Trial read = store.trial(study.id(), 3).orElseThrow();
            assertThat(read.values()).contains(List.of(3.0, Double.POSITIVE_INFINITY, -3.0));
            assertThat(read.reports().get(0).values()).containsExactly(3.0, Double.NaN, -3.0);
            assertThat(store.history(study.id()).directions())
                    .isEqualTo(study.spec().directions());
            assertThat(store.history(study.id()).finished().get(3).values())
                    .containsExactly(3.0, Double.POSITIVE_INFINITY, -3.0);
            assertThat(store.best(study.id())).extracting(Trial::number).containsExactly(0);
        }
    }

    @Test
    default void refusesAnotherNumberOfValues() {
        Study study = severalDirections();
        LocalTuner tuner = tuner();
        TrialRef trial = asked(tuner, study);

        for (double[] values : new double[][] {{}, {1}, {1, 2}, {1, 2, 3, 4}}) {
            refuses("/values", () -> tuner.report(trial, progress(0, values)));
            refuses("/values", () -> tuner.tell(trial, Outcome.complete(values)));
            refuses("/values", () -> tuner.tell(trial, pruned(Optional.of(Outcome.complete(values)))));
            refuses("/trials/0/values", () -> tuner.add(ref(study), List.of(imported(boxed(values)))));
            refuses(
                    "/trials/1/reports/1",
                    () -> tuner.add(
                            ref(study),
                            List.of(
                                    imported(List.of(1.0, 2.0, 3.0)),
                                    imported(List.of(1.0, 2.0, 3.0), progress(0, 1, 2, 3), progress(1, values)))));
        }

        assertThat(store().find(ref(study)).orElseThrow().counts().total()).isEqualTo(1);
    }

    @Test
    default void failsATrialWithNaNAmongItsValues() {
        Study study = severalDirections();
        LocalTuner tuner = tuner();

        Trial told = tuner.tell(asked(tuner, study), Outcome.complete(1, Double.NaN, 3));

        assertThat(told.stateName()).isEqualTo(TrialState.Name.FAILED);
        assertThat(told.reason().orElseThrow()).contains("NaN").contains("1.0").contains("3.0");
        assertThat(told.values()).isEmpty();
        assertThat(store().best(study.id())).isEmpty();
    }

    @Test
    default void prunesWithAllValuesOfTheHighestStep() {
        Study study = severalDirections();
        LocalTuner tuner = tuner();
        TrialRef good = asked(tuner, study);
        tuner.report(good, progress(2, 1, 2, 3));
        tuner.report(good, progress(1, 7, 8, 9));
        TrialRef undefined = asked(tuner, study);
        tuner.report(undefined, progress(0, 1, 2, Double.NaN));

        assertThat(tuner.tell(good, pruned(Optional.empty())).values()).contains(List.of(1.0, 2.0, 3.0));
        assertThat(tuner.tell(undefined, pruned(Optional.empty())).values()).isEmpty();
        assertThat(store().trial(study.id(), 0).orElseThrow().values()).contains(List.of(1.0, 2.0, 3.0));
    }

    @Test
    default void importsSeveralValues() {
        Study study = severalDirections();
        LocalTuner tuner = tuner();

        tuner.add(
                ref(study),
                List.of(
                        imported(List.of(3.0, 2.0, 1.0), progress(0, 1, 2, 3)),
                        imported(List.of(4.0, 2.0, Double.NEGATIVE_INFINITY))));

        assertThat(stores().otherStore().best(study.id()))
                .singleElement()
                .satisfies(best -> assertThat(best.values()).contains(List.of(3.0, 2.0, 1.0)))
                .satisfies(best -> assertThat(best.reports().get(0).values()).containsExactly(1.0, 2.0, 3.0));
    }

    @Test
    default void refusesChangesThatCompareTrialsByOneValue() {
        Study study = severalDirections();
        Budget target = new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.of(1), OptionalInt.empty());

        refusesChange(study, "/budget/target", Optional.of(target), Optional.empty());
        refusesChange(study, "/pruner/type", Optional.empty(), Optional.of(Median.defaults()));

        assertThat(store().find(ref(study))).contains(study);
    }

    @Test
    default void hasNoOrderByValue() {
        Study study = severalDirections();
        Studies studies = new LocalStudies(store());
        TrialQuery byValue = new TrialQuery(5, "", Set.of(), TrialQuery.Order.VALUE, false);

        assertThatThrownBy(() -> studies.trials(ref(study), byValue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 directions");
    }

    private void refusesChange(Study study, String pointer, Optional<Budget> budget, Optional<PrunerSpec> pruner) {
        StudyChange change = StudyChange.of(draft -> {
            draft.budget = budget;
            draft.pruner = pruner;
        });
        assertThatThrownBy(() -> tuner().change(ref(study), change))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refusal -> assertThat(refusal.pointer()).isEqualTo(pointer))
                .hasMessageContaining("3");
    }

    private static void refuses(String pointer, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        TunerException.Invalid.class,
                        refusal -> assertThat(refusal.faults())
                                .extracting(TunerException.Fault::pointer)
                                .containsExactly(pointer))
                .hasMessageContaining("3 directions");
    }

    private Study severalDirections() {
        List<Direction> three = List.of(Direction.MINIMIZE, Direction.MAXIMIZE, Direction.MAXIMIZE);
        return store().create(StoreSamples.plain(name(), three, List.of()), NOW);
    }

    private LocalTuner tuner() {
        return new LocalTuner(store(), stores().clock());
    }

    private static TrialRef asked(LocalTuner tuner, Study study) {
        Trial trial = tuner.ask(ref(study), Ask.one()).get(0);
        assertThat(trial.params()).containsOnlyKeys("x", "layers");
        return TrialRef.of(ref(study), trial.number()).at(trial.attempt());
    }

    private static Import imported(List<Double> values, Progress... reports) {
        return new Import(
                new TrialState.Complete(values),
                Map.of(),
                List.of(reports),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Outcome pruned(Optional<Outcome> withValues) {
        return Outcome.of(new Outcome.Pruned(
                withValues.map(outcome -> ((Outcome.Complete) outcome.result()).values()), Optional.empty()));
    }

    private static Progress progress(int step, double... values) {
        return new Progress(step, boxed(values), Map.of());
    }

    private static List<Double> boxed(double... values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    private static StudyRef ref(Study study) {
        return StudyRef.of(study.id());
    }
}
