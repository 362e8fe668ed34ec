package dev.parzen.objective.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.SearchSpace;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The learning rate of every epoch against its formula, or against what Keras and PyTorch do. */
class RatePlanTest {
    private static final double MAX = 0.4;
    private static final int EPOCHS = 20;
    private static final double[] LOSSES = {
        1.0, 0.9, 0.95, 0.895, 0.91, 0.9, 0.85, 0.86, 0.86, 0.84, 0.87, 0.88, 0.88, 0.89, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6,
        0.6, 0.6, 0.6
    };
    private static final double[] ACCURACIES = {
        0.1, 0.3, 0.3, 0.31, 0.29, 0.5, 0.5, 0.5, 0.5, 0.5, 0.49, 0.7, 0.6, 0.6, 0.6
    };

    @Test
    void staysConstant() {
        follows(Schedule.CONSTANT, e -> MAX);
    }

    @Test
    void goesDownStairs() {
        follows(new Schedule.Step(Setting.of(0.3), Setting.of(4)), e -> {
            double rate = MAX;
            for (int epoch = 4; epoch <= e; epoch += 4) {
                rate *= 0.3;
            }
            return rate;
        });
    }

    @Test
    void decaysByAFactorEachEpoch() {
        follows(new Schedule.Exponential(Setting.of(0.9)), e -> MAX * Math.exp(e * Math.log(0.9)));
    }

    @Test
    void decaysByAPowerOfWhatIsLeft() {
        follows(
                new Schedule.Polynomial(Setting.of(2.0), Setting.of(0.1)),
                e -> 0.3 * (20 - e) * (20 - e) / 400.0 + 0.1);
    }

    /** The recipe, for epochs counted from 1: epoch/warmUp·max, then ½·max·(1 + cos(π·(epoch − warmUp)/(epochs − warmUp))). */
    @Test
    void warmsUpInALineAndCoolsDownByACosine() {
        for (int warmUp : new int[] {0, 1, 5, 19}) {
            follows(new Schedule.Cosine(Setting.of(warmUp)), e -> {
                double epoch = e + 1;
                return epoch <= warmUp
                        ? epoch / warmUp * MAX
                        : 0.5 * MAX * (1 + Math.cos(Math.PI * (epoch - warmUp) / (EPOCHS - warmUp)));
            });
        }
        double[] rates = rates(new Schedule.Cosine(Setting.of(5)), EPOCHS);
        assertThat(rates[0]).isCloseTo(0.08, within(1e-15));
        assertThat(rates[4]).isEqualTo(MAX);
        assertThat(rates[19]).isZero();
    }

    /** Computed in Python from the definition of PyTorch's OneCycleLR with anneal_strategy="cos", three_phase=False. */
    @Test
    void goesThroughOneCycleAsInPyTorch() {
        RatePlan plan = new RatePlan.OneCycle(0.1, 0.3, 25, 10_000, 10);
        assertThat(rates(plan, 10))
                .containsExactly(
                        new double[] {
                            0.004,
                            0.052,
                            0.1,
                            0.09504893855078145,
                            0.0811763726439274,
                            0.061129934093145946,
                            0.03888006590685407,
                            0.01883362735607262,
                            0.00496106144921856,
                            1e-05
                        },
                        within(1e-15));
        assertThat(rates(new RatePlan.OneCycle(1, 0.5, 10, 100, 7), 7))
                .containsExactly(
                        new double[] {
                            0.1,
                            0.41094235253127365,
                            0.9140576474687263,
                            0.9509795896116974,
                            0.6151478623083756,
                            0.19637254807992693,
                            0.01
                        },
                        within(1e-15));
    }

    @Test
    void goesThroughACycleOfAFewEpochs() {
        for (int epochs = 1; epochs < 5; epochs++) {
            double[] rates = rates(new RatePlan.OneCycle(1, 0.3, 25, 100, epochs), epochs);
            assertThat(DoubleStream.of(rates).boxed()).allMatch(rate -> rate >= 0.01 && rate <= 1);
            assertThat(rates[0]).as("of " + epochs).isCloseTo(epochs == 4 ? 0.04 : 1, within(1e-15));
        }
    }

    /** Computed in Python with the algorithm of Keras's ReduceLROnPlateau; the rate of epoch e + 1 after figure e. */
    @Test
    void reducesOnPlateausAsKerasDoes() {
        plateaus(plateau(1, 0.5, 2, true, 0.01, 0, 0), LOSSES, new double[] {
            1,
            1,
            1,
            0.5,
            0.5,
            0.25,
            0.25,
            0.25,
            0.125,
            0.125,
            0.0625,
            0.0625,
            0.03125,
            0.03125,
            0.03125,
            0.03125,
            0.015625,
            0.015625,
            0.0078125,
            0.0078125,
            0.00390625,
            0.00390625,
            0.001953125
        });
        plateaus(plateau(1, 0.5, 2, true, 0.01, 3, 0.2), LOSSES, new double[] {
            1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2,
            0.2
        });
        plateaus(plateau(0.8, 0.1, 1, false, 0, 1, 0.001), ACCURACIES, new double[] {
            0.8, 0.8, 0.08, 0.08, 0.008, 0.008, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001
        });
        plateaus(plateau(1, 0.5, 3, true, 0, 0, 0), LOSSES, new double[] {
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125
        });
    }

    @Test
    void takesWhatItMonitorsAndTheModeFromTheSchedule() {
        Schedule schedule = new Schedule.ReduceOnPlateau(
                Metric.VALIDATION_ACCURACY,
                Setting.of(0.5),
                Setting.of(1),
                Mode.AUTO,
                Setting.of(0.0),
                Setting.of(0),
                Setting.of(0.0));
        RatePlan plan = resolved(schedule);
        RatePlan.State first = plan.next(plan.first(), 0, Map.of(Metric.VALIDATION_ACCURACY, 0.5)::get);
        assertThat(first.rate()).isEqualTo(MAX);
        assertThat(plan.next(first, 1, metric -> 0.6).rate()).isEqualTo(MAX);
        assertThat(plan.next(first, 1, metric -> 0.4).rate()).isEqualTo(MAX / 2);
    }

    @Test
    void refusesAWarmUpThatLeavesNoEpoch() {
        NetworkDraft draft = new NetworkDraft();
        draft.epochs = 5;
        draft.schedule = new Schedule.Cosine(Setting.of(5));
        assertThatThrownBy(() -> draft.build().requireFits(SearchSpace.UNDECLARED))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("from 0 to 4")
                .extracting("pointer")
                .isEqualTo("/schedule/warmUp");
        draft.schedule = new Schedule.Cosine(Setting.param("w"));
        SearchSpace space = SearchSpace.of(Parameter.of("w", IntRange.of(0, 5)));
        assertThatThrownBy(() -> draft.build().requireFits(space)).hasMessageContaining("may be 5");
    }

    private static RatePlan plateau(
            double max, double factor, int patience, boolean min, double minDelta, int cooldown, double minLr) {
        return new RatePlan.ReduceOnPlateau(
                max, Metric.VALIDATION_LOSS, min, factor, patience, minDelta, cooldown, minLr);
    }

    private static void plateaus(RatePlan plan, double[] figures, double[] expected) {
        RatePlan.State state = plan.first();
        double[] rates = new double[figures.length];
        for (int e = 0; e < figures.length; e++) {
            double figure = figures[e];
            state = plan.next(state, e, metric -> figure);
            rates[e] = state.rate();
        }
        assertThat(rates).containsExactly(expected, within(1e-12));
    }

    private static void follows(Schedule schedule, IntToDoubleFunction formula) {
        double[] rates = rates(schedule, EPOCHS);
        for (int e = 0; e < EPOCHS; e++) {
            assertThat(rates[e]).as(schedule + ", epoch " + e).isCloseTo(formula.applyAsDouble(e), within(1e-15));
        }
    }

    private static double[] rates(Schedule schedule, int epochs) {
        return rates(resolved(schedule), epochs);
    }

    private static RatePlan resolved(Schedule schedule) {
        return schedule.resolve(MAX, EPOCHS, new SettingReader.InTrial(Map.of()));
    }

    private static double[] rates(RatePlan plan, int epochs) {
        double[] rates = new double[epochs];
        RatePlan.State state = plan.first();
        for (int e = 0; e < epochs; e++) {
            rates[e] = state.rate();
            state = plan.next(state, e, metric -> Double.NaN);
        }
        return rates;
    }
}
