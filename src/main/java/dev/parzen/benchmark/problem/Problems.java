package dev.parzen.benchmark.problem;

import dev.parzen.objective.function.BenchmarkFunction;
import dev.parzen.objective.function.FrontFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All problems, those of a suite next to each other. */
public final class Problems {
    private static final List<Problem> ALL = gathered();

    private Problems() {}

    public static List<Problem> all() {
        return ALL;
    }

    public static List<Problem> of(Suite suite) {
        return ALL.stream().filter(problem -> problem.suite() == suite).toList();
    }

    public static Optional<Problem> find(String name) {
        return ALL.stream().filter(problem -> problem.name().equals(name)).findFirst();
    }

    private static List<Problem> gathered() {
        List<Problem> all = new ArrayList<>();
        Arrays.stream(BenchmarkFunction.values()).map(Problems::of).forEach(all::add);
        Arrays.stream(FrontFunction.values()).map(Problems::of).forEach(all::add);
        all.addAll(ContinuousProblems.all());
        all.addAll(MixedProblems.all());
        all.addAll(ConditionalProblems.all());
        all.addAll(CategoricalProblems.all());
        all.addAll(NoisyProblems.all(all));
        all.addAll(NetworkProblems.all());
        return List.copyOf(all);
    }

    private static Problem of(BenchmarkFunction function) {
        return new Problem(
                function.label(),
                Suite.PAGE,
                function.space(),
                new Yardstick.Regret(function.minimum(), function.randomMedian()),
                0,
                function::values);
    }

    private static Problem of(FrontFunction function) {
        return new Problem(
                function.label(),
                Suite.FRONTS,
                function.space(),
                new Yardstick.Volume(
                        Arrays.stream(function.referencePoint()).boxed().toList(), function.frontHypervolume()),
                0,
                function::values);
    }
}
