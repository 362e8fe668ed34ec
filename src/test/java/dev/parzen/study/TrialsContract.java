package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of a trial, and writing to one that runs. */
interface TrialsContract extends Stores.Contract {

    @Test
    default void readsEveryTrialAsItWasWritten() {
        Study study = study();
        for (int seed = 0; seed < 200; seed++) {
            StoreSamples samples = new StoreSamples(seed);
            Trial written = store().transition(study.id(), ledger -> ledger.add(samples::trial));

            assertThat(store().trial(study.id(), seed)).as("seed %d", seed).contains(written);
            assertThat(stores().otherStore().trial(study.id(), seed))
                    .as("seed %d", seed)
                    .contains(written);
        }
    }

    @Test
    default void readsEveryChangeAsItWasWritten() {
        Study study = study();
        for (int seed = 0; seed < 60; seed++) {
            StoreSamples samples = new StoreSamples(seed);
            int number = store().transition(study.id(), ledger -> ledger.add(samples::trial))
                    .number();
            for (int i = 0; i < 3; i++) {
                Trial changed = store().write(study.id(), number, samples::changed);
                assertThat(store().trial(study.id(), number))
                        .as("seed %d", seed)
                        .contains(changed);
                Trial grown = store().write(study.id(), number, samples::grown);
                assertThat(store().trial(study.id(), number))
                        .as("seed %d", seed)
                        .contains(grown);
            }
        }
    }

    @Test
    default void keepsTextsOfAnyLength() {
        Study study = study();
        String text = "a long text, 😀 ".repeat(150_000);

        Trial written = store().transition(
                        study.id(),
                        ledger -> ledger.add(trial -> Trials.running(
                                        trial.queued(Map.of("x", ParameterValue.of(text)), Map.of("a", text), NOW))
                                .noted(List.of(text))));

        assertThat(store().trial(study.id(), 0)).contains(written);
    }

    @Test
    default void keepsTheOrderOfChoosing() {
        Study study = study();
        Trial trial = store().transition(study.id(), ledger -> ledger.add(Trials::running));

        for (String name : List.of("z", "a", "m", "b")) {
            store().write(study.id(), trial.number(), t -> t.chosen(name, choice(0.5)));
        }

        assertThat(store().trial(study.id(), 0).orElseThrow().params().keySet()).containsExactly("z", "a", "m", "b");
    }

    @Test
    default void replacesTheReportOfAStep() {
        Study study = study();
        store().transition(study.id(), ledger -> ledger.add(Trials::running));
        for (int step : List.of(3, 1, 2, 1)) {
            store().write(study.id(), 0, t -> t.reported(report(step, step)));
        }

        store().write(study.id(), 0, t -> t.reported(report(2, Double.NaN)));

        assertThat(store().trial(study.id(), 0).orElseThrow().reports())
                .containsExactly(report(1, 1), report(2, Double.NaN), report(3, 3));
    }

    @Test
    default void leavesATrialAloneIfItsChangeIsRefused() {
        Study study = study();
        Trial before = store().transition(study.id(), ledger -> ledger.add(Trials::running));
        IllegalStateException refusal = new IllegalStateException("refused");

        assertThatThrownBy(() -> store().write(study.id(), 0, trial -> {
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(store().trial(study.id(), 0)).contains(before);
    }

    @Test
    default void writesNoOtherState() {
        Study study = study();
        Trial before = store().transition(study.id(), ledger -> ledger.add(Trials::queued));

        assertThatThrownBy(() -> store().write(study.id(), 0, Trials::running))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WAITING");

        assertThat(store().trial(study.id(), 0)).contains(before);
    }

    @Test
    default void findsNoTrialThatIsNotThere() {
        Study study = study();

        assertThat(store().trial(study.id(), 0)).isEmpty();
        assertThatThrownBy(() -> store().write(study.id(), 0, trial -> trial))
                .isInstanceOf(TunerException.NotFound.class)
                .hasMessageContaining("0");
        assertThatThrownBy(() -> store().transition(study.id(), ledger -> ledger.trial(7)))
                .isInstanceOf(TunerException.NotFound.class)
                .hasMessageContaining("7");
    }

    @Test
    default void losesNoWriteOfSeveralAtOnce() {
        Study study = study();
        store().transition(study.id(), ledger -> ledger.add(Trials::running));

        Race<Integer> race = Race.of(8, () -> {
            StudyStore mine = Thread.currentThread().getId() % 2 == 0 ? store() : stores().otherStore();
            for (int i = 0; i < 20; i++) {
                mine.write(
                        study.id(),
                        0,
                        trial -> trial.reported(report(trial.reports().size(), 1)));
            }
            return 20;
        });

        assertThat(race.all()).hasSize(8);
        assertThat(store().trial(study.id(), 0).orElseThrow().reports()).hasSize(160);
    }

    @Test
    default void recordsTheFirstDistributionOfEachName() {
        Study study = study();
        store().transition(study.id(), ledger -> ledger.add(Trials::running));
        store().transition(study.id(), ledger -> ledger.add(Trials::running));
        store().write(study.id(), 1, t -> t.chosen("x", Choice.of(ParameterValue.of(0.5), FloatRange.of(0, 2))));
        store().write(study.id(), 0, t -> t.chosen("x", Choice.of(ParameterValue.of(0.5), FloatRange.of(0, 1))));

        assertThat(store().recorded(study.id(), "x")).contains(FloatRange.of(0, 2));
        assertThat(stores().otherStore().recorded(study.id(), "x")).contains(FloatRange.of(0, 2));
        assertThat(store().recorded(study.id(), "y")).isEmpty();
        assertThat(store().recorded(study().id(), "x")).isEmpty();
    }

    @Test
    default void recordsADistributionOfSeveralTrialsAtOnce() {
        for (int i = 0; i < 5; i++) {
            Study study = study();
            for (int number = 0; number < 8; number++) {
                store().transition(study.id(), ledger -> ledger.add(Trials::running));
            }
            var numbers = List.of(0, 1, 2, 3, 4, 5, 6, 7).iterator();

            Race<Trial> race = Race.of(8, () -> {
                int number;
                synchronized (numbers) {
                    number = numbers.next();
                }
                StudyStore mine = number % 2 == 0 ? store() : stores().otherStore();
                return mine.write(
                        study.id(), number, t -> t.chosen("x", choice(0.5)).chosen("y", choice(0.25)));
            });

            assertThat(race.all())
                    .allSatisfy(trial -> assertThat(store().trial(study.id(), trial.number()))
                            .contains(trial));
        }
    }

    private static Choice choice(double value) {
        return new Choice(ParameterValue.of(value), Optional.of(FloatRange.of(0, 1)));
    }

    private static Report report(int step, double value) {
        return new Report(step, List.of(value), Map.of("loss", value), NOW);
    }
}
