package dev.parzen.benchmark.problem;

import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.sampler.Dice;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Choices and nothing else. The minima were found by looking at every point. */
final class CategoricalProblems {
    private static final List<String> FOUR = List.of("a", "b", "c", "d");
    private static final int COLUMNS = 10;
    private static final int STAGES = 21;

    private CategoricalProblems() {}

    static List<Problem> all() {
        return List.of(interactions(), contamination());
    }

    /** Ten columns of four choices: a normal number for each choice, and one for each pair of neighbours' choices. */
    private static Problem interactions() {
        Distribution[] columns = new Distribution[COLUMNS];
        Arrays.fill(columns, Coordinates.choices(FOUR));
        RandomGenerator random = Dice.of(0, 0, "interactions");
        double[][] alone = new double[COLUMNS][FOUR.size()];
        double[][] together = new double[COLUMNS][FOUR.size() * FOUR.size()];
        for (int i = 0; i < COLUMNS; i++) {
            Arrays.setAll(alone[i], j -> random.nextGaussian());
            Arrays.setAll(together[i], j -> random.nextGaussian());
        }
        return Problem.of(
                "interactions-10",
                Suite.CATEGORICAL,
                Coordinates.space(columns),
                new Regret(-15.40257352590769, -0.5140776399852136),
                point -> {
                    int[] chosen = chosen(point, FOUR, COLUMNS);
                    double sum = 0;
                    for (int i = 0; i < COLUMNS; i++) {
                        sum += alone[i][chosen[i]];
                        sum += i == 0 ? 0 : together[i][chosen[i - 1] * FOUR.size() + chosen[i]];
                    }
                    return sum;
                });
    }

    /** At which of the stages of a chain food is to be treated; 100 chains are simulated. */
    private static Problem contamination() {
        Distribution[] stages = new Distribution[STAGES];
        Arrays.fill(stages, new Distribution.Categorical(List.of(ParameterValue.of(false), ParameterValue.of(true))));
        Contamination chain = contaminationChain();
        return Problem.of(
                "contamination-21", Suite.CATEGORICAL, Coordinates.space(stages), new Regret(17.75, 19.38), point -> {
                    boolean[] treated = new boolean[STAGES];
                    for (int i = 0; i < STAGES; i++) {
                        treated[i] = ((ParameterValue.Flag) point.get("x" + i)).value();
                    }
                    return chain.cost(treated);
                });
    }

    static Contamination contaminationChain() {
        return new Contamination(STAGES, 100, Dice.of(0, 0, "contamination"));
    }

    private static int[] chosen(Map<String, ParameterValue> point, List<String> choices, int columns) {
        int[] chosen = new int[columns];
        Arrays.setAll(chosen, i -> choices.indexOf(Coordinates.text(point, "x" + i)));
        return chosen;
    }
}
