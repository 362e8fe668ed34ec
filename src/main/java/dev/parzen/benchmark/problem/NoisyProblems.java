package dev.parzen.benchmark.problem;

import dev.parzen.benchmark.problem.Yardstick.Regret;
import java.util.List;

/**
 * Other problems with noise on what is told: a twentieth of the distance from the minimum to the random median, or a
 * fifth for those whose names end in "loud".
 */
final class NoisyProblems {
    private static final double USUAL = 0.05;
    private static final double LOUD = 0.2;

    private NoisyProblems() {}

    static List<Problem> all(List<Problem> quiet) {
        return List.of(
                noisy(named("branin-2", quiet), USUAL, "-noisy"),
                noisy(named("hartmann-6", quiet), USUAL, "-noisy"),
                noisy(named("hartmann-6", quiet), LOUD, "-loud"),
                noisy(named("ellipsoid-8", quiet), USUAL, "-noisy"),
                noisy(named("ackley-mixed-8", quiet), USUAL, "-noisy"),
                noisy(named("optimizers", quiet), USUAL, "-noisy"));
    }

    private static Problem named(String name, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Problem noisy(Problem quiet, double share, String suffix) {
        Regret scale = (Regret) quiet.yardstick();
        return new Problem(
                quiet.name() + suffix,
                Suite.NOISY,
                quiet.space(),
                scale,
                share * (scale.randomMedian() - scale.minimum()),
                quiet.formula());
    }
}
