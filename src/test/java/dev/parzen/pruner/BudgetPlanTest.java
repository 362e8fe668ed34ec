package dev.parzen.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.pruner.BudgetPlan.Bracket;
import dev.parzen.pruner.BudgetPlan.Estimate;
import dev.parzen.pruner.BudgetPlan.Expected;
import dev.parzen.pruner.BudgetPlan.Rung;
import dev.parzen.pruner.BudgetPlan.Unknown;
import dev.parzen.space.IntOrAuto;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan against its formula, and against the pruners that it plans for. */
class BudgetPlanTest {
    private static final int TRIALS = 60;
    private static final int STEPS = 25;
    private static final int ROUNDS = 400;

    /** Each of 34 comparisons fails with a correct mean once in 15,000 runs at most; the seeds are fixed. */
    private static final double ERRORS = 4;

    private static final Outline OUTLINE = new Outline("study", OptionalInt.of(STEPS));

    @Test
    void sumsTheChancesOfTheComers() {
        Halving quarter = new Halving(4, 0);
        assertThat(quarter.passing(0)).isZero();
        assertThat(quarter.passing(1)).isEqualTo(1);
        assertThat(quarter.passing(3)).isCloseTo(1 + 1 / 2.0 + 1 / 3.0, within(1e-12));
        assertThat(quarter.passing(8))
                .isCloseTo(1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0 + 1 / 5.0 + 1 / 6.0 + 1 / 7.0 + 2 / 8.0, within(1e-12));
        assertThat(new Halving(4, 2).passing(3)).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void listsTheRungsThatTrialsReach() {
        Expected plan = plan(asha("auto", 4, 0, 0), STEPS, TRIALS);
        Bracket bracket = plan.brackets().get(0);
        assertThat(plan.brackets()).hasSize(1);
        assertThat(bracket.rungs()).extracting(Rung::step).containsExactly(1, 4, 16);
        assertThat(bracket.rungs()).extracting(Rung::epochs).containsExactly(2, 5, 17);
        assertThat(bracket.rungs().get(0).reached()).isEqualTo(Estimate.of(TRIALS));
        assertThat(bracket.rungs().get(1).reached())
                .isEqualTo(bracket.rungs().get(0).goOn());
        assertThat(bracket.rungs().get(2).goOn()).isEqualTo(bracket.complete());
        assertThat(plan.unpruned()).isEqualTo(1500);
        assertThat(plan.epochs()).isEqualTo(bracket.epochs());
        // Each rung costs those who come to it what lies between it and the one before.
        double byHand = 2 * TRIALS;
        byHand += 3 * bracket.rungs().get(1).reached().low();
        byHand += 12 * bracket.rungs().get(2).reached().low();
        byHand += 8 * bracket.complete().low();
        assertThat(plan.epochs().low()).isCloseTo(byHand, within(1e-9));
        assertThat(bracket.rungs().get(1).reached().low())
                .isEqualTo(bracket.rungs().get(1).reached().high())
                .isCloseTo(new Halving(4, 0).passing(TRIALS), within(1e-12));
        assertThat(bracket.complete().high())
                .isGreaterThan(2 * bracket.complete().low());
    }

    @Test
    void placesRungsAsThePrunerDoes() {
        assertThat(steps(asha("auto", 4, 0, 0), 1000)).containsExactly(9, 36, 144, 576);
        assertThat(steps(asha("5", 2, 1, 0), 41)).containsExactly(10, 20, 40);
        assertThat(steps(asha("5", 2, 1, 0), 40)).containsExactly(10, 20);
        assertThat(steps(asha("30", 4, 0, 0), STEPS)).isEmpty();
        assertThat(plan(asha("30", 4, 0, 0), STEPS, TRIALS).epochs()).isEqualTo(Estimate.of(1500));
        assertThat(plan(asha("auto", 4, 0, 0), 1, TRIALS).complete()).isEqualTo(Estimate.of(TRIALS));
    }

    @Test
    void letsNobodyPassTheBootstrap() {
        Expected plan = plan(asha("1", 4, 0, TRIALS), STEPS, TRIALS);
        assertThat(plan.complete()).isEqualTo(Estimate.NOTHING);
        assertThat(plan.epochs()).isEqualTo(Estimate.of(2 * TRIALS));
    }

    @Test
    void asksForWhatNobodyKnows() {
        PrunerSpec asha = asha("auto", 4, 0, 0);
        Outline unknown = new Outline("study", OptionalInt.empty());
        assertThat(asha.plan(OUTLINE, OptionalInt.empty(), chance())).contains(new Unknown(true, false));
        assertThat(asha.plan(unknown, OptionalInt.of(9), chance())).contains(new Unknown(false, true));
        assertThat(hyperband("auto").plan(unknown, OptionalInt.empty(), chance()))
                .contains(new Unknown(true, true));
        assertThat(hyperband("27").plan(unknown, OptionalInt.of(9), chance()))
                .get()
                .isInstanceOf(Expected.class);
        assertThat(Median.defaults().plan(OUTLINE, OptionalInt.of(9), chance())).isEmpty();
    }

    @Test
    void countsWhoIsInWhichBracket() {
        Expected plan = (Expected) hyperband("100")
                .plan(new Outline("study", OptionalInt.of(100)), OptionalInt.of(500), chance())
                .orElseThrow();
        Brackets brackets = Brackets.of("study", 1, 100, 3);
        assertThat(plan.brackets()).hasSize(5);
        for (int index = 0; index < 5; index++) {
            int bracket = index;
            assertThat(plan.brackets().get(index).trials()).isEqualTo((int) IntStream.range(0, 500)
                    .filter(number -> brackets.of(number) == bracket)
                    .count());
        }
        assertThat(plan.brackets().get(2).rungs()).extracting(Rung::step).containsExactly(9, 27, 81);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void expectsWhatSuccessiveHalvingDoes(int factor) {
        PrunerSpec asha = asha("auto", factor, 0, factor - 2);
        requireExpected(asha, false);
        requireExpected(asha, true);
    }

    @Test
    void expectsWhatHyperbandDoes() {
        requireExpected(hyperband("auto"), false);
        requireExpected(hyperband("auto"), true);
    }

    @Test
    void goesOnInProportionBeyondVeryManyTrials() {
        Expected some = plan(asha("auto", 3, 0, 0), STEPS, 100_000);
        Expected most = plan(asha("auto", 3, 0, 0), STEPS, 2_000_000_000);
        assertThat(most.epochs().low()).isCloseTo(20_000 * some.epochs().low(), within(1.0));
        Expected parts = plan(hyperband("auto"), STEPS, 2_000_000_000);
        assertThat(parts.brackets().stream().mapToLong(Bracket::trials).sum()).isCloseTo(2_000_000_000L, within(5L));
    }

    /** Runs the pruner that the settings make; what each trial spends is compared with the plan. */
    private static void requireExpected(PrunerSpec spec, boolean sameOrder) {
        Expected plan = plan(spec, STEPS, TRIALS);
        var random = new SplittableRandom(7);
        double[][] spent = new double[ROUNDS][];
        for (int round = 0; round < ROUNDS; round++) {
            spent[round] = lengths(spec, sameOrder, random).stream()
                    .mapToDouble(Integer::doubleValue)
                    .toArray();
        }
        String label = spec + (sameOrder ? ", one order" : ", new orders");
        requireMean(label + ": epochs", spent, all -> Arrays.stream(all).sum(), plan.epochs(), sameOrder);
        if (plan.brackets().size() == 1) {
            for (Rung rung : plan.brackets().get(0).rungs()) {
                requireMean(
                        label + ": on from step " + rung.step(),
                        spent,
                        all -> Arrays.stream(all)
                                .filter(epochs -> epochs > rung.epochs())
                                .count(),
                        rung.goOn(),
                        sameOrder);
            }
        }
        requireMean(
                label + ": complete",
                spent,
                all -> Arrays.stream(all).filter(epochs -> epochs == STEPS).count(),
                plan.complete(),
                sameOrder);
    }

    private static void requireMean(
            String label,
            double[][] rounds,
            java.util.function.ToDoubleFunction<double[]> figure,
            Estimate expected,
            boolean sameOrder) {
        double[] figures = Arrays.stream(rounds).mapToDouble(figure).toArray();
        double mean = Arrays.stream(figures).average().orElseThrow();
        double variance =
                Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).sum() / (ROUNDS - 1);
        double wanted = sameOrder ? expected.high() : expected.low();
        // What is drawn has an error of its own, of a hundredth at most.
        assertThat(mean)
                .as(label)
                .isCloseTo(wanted, within(ERRORS * Math.sqrt(variance / ROUNDS) + 0.01 * wanted + 0.01));
    }

    /** How many epochs each trial spends when they come one after the other; no trial pruned at its last step. */
    private static List<Integer> lengths(PrunerSpec spec, boolean sameOrder, SplittableRandom random) {
        Pruner pruner = spec.build(OUTLINE);
        History history = History.empty(Direction.MINIMIZE);
        List<Integer> lengths = new ArrayList<>();
        for (int number = 0; number < TRIALS; number++) {
            double quality = random.nextDouble();
            double[] values = random.doubles(STEPS)
                    .map(value -> sameOrder ? quality : value)
                    .toArray();
            int epochs = length(pruner, number, values, history);
            double[] curve = Arrays.copyOf(values, epochs);
            history = history.plus(
                    epochs == STEPS
                            ? Observations.completeAfter(number, curve)
                            : Observations.pruned(number, 0.5, curve));
            lengths.add(epochs);
        }
        return lengths;
    }

    private static int length(Pruner pruner, int number, double[] values, History history) {
        for (int epochs = 1; epochs <= STEPS; epochs++) {
            Observation trial = Observations.running(number, 0.5, Arrays.copyOf(values, epochs));
            if (pruner.readsHistory(trial) && pruner.judge(trial, history) instanceof Verdict.Prune) {
                return epochs;
            }
        }
        return STEPS;
    }

    private static List<Integer> steps(PrunerSpec spec, int steps) {
        return plan(spec, steps, TRIALS).brackets().get(0).rungs().stream()
                .map(Rung::step)
                .toList();
    }

    private static Expected plan(PrunerSpec spec, int steps, int trials) {
        return (Expected) spec.plan(new Outline("study", OptionalInt.of(steps)), OptionalInt.of(trials), chance())
                .orElseThrow();
    }

    private static PrunerSpec asha(String first, int factor, int rate, int bootstrap) {
        return new Asha(resource(first), factor, rate, bootstrap, 0);
    }

    private static PrunerSpec hyperband(String most) {
        return new Hyperband(1, resource(most), 3, 0, true, 0);
    }

    private static IntOrAuto resource(String text) {
        return text.equals(IntOrAuto.WORD) ? IntOrAuto.AUTO : IntOrAuto.of(Integer.parseInt(text));
    }

    private static SplittableRandom chance() {
        return new SplittableRandom(1);
    }
}
