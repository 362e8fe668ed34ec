package dev.parzen.benchmark.problem;

import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.Sampler;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Prints what the yardsticks of the problems are made of: random medians, and minima by looking at every point. */
public final class Scales {
    static final int POINTS = 10_000;

    private static final Sampler AT_RANDOM = new Random(OptionalLong.of(0)).build();

    private Scales() {}

    public static void main(String[] arguments) {
        for (Problem problem : Problems.all()) {
            if (problem.yardstick() instanceof Regret regret) {
                System.out.printf("%-20s minimum %s median %s%n", problem.name(), regret.minimum(), median(problem, 1));
            }
        }
        System.out.println(
                "interactions-10 " + smallest(Problems.find("interactions-10").orElseThrow()));
        System.out.println(
                "contamination-21 " + CategoricalProblems.contaminationChain().smallestCost());
    }

    /** The median of the values, without noise, at random points. */
    static double median(Problem problem, long seed) {
        double[] values = IntStream.range(0, POINTS)
                .mapToDouble(i -> problem.values(randomPoint(problem, seed, i)).get(0))
                .sorted()
                .toArray();
        return (values[POINTS / 2 - 1] + values[POINTS / 2]) / 2;
    }

    static Map<String, ParameterValue> randomPoint(Problem problem, long seed, int number) {
        History nothing = History.empty(Direction.MINIMIZE);
        return problem.space()
                .walk((parameter, active) -> AT_RANDOM
                        .suggest(
                                parameter.name(),
                                parameter.distribution(),
                                nothing,
                                Dice.of(seed, number, parameter.name()))
                        .value());
    }

    /** The smallest value at all points of a space of choices without conditions. */
    static double smallest(Problem problem) {
        double[] smallest = {Double.POSITIVE_INFINITY};
        visit(
                problem,
                0,
                new LinkedHashMap<>(),
                point -> smallest[0] =
                        Math.min(smallest[0], problem.values(point).get(0)));
        return smallest[0];
    }

    private static void visit(
            Problem problem, int i, Map<String, ParameterValue> point, Consumer<Map<String, ParameterValue>> visitor) {
        if (i == problem.space().parameters().size()) {
            visitor.accept(point);
            return;
        }
        Parameter parameter = problem.space().parameters().get(i);
        for (ParameterValue choice : ((Categorical) parameter.distribution()).choices()) {
            point.put(parameter.name(), choice);
            visit(problem, i + 1, point, visitor);
        }
    }
}
