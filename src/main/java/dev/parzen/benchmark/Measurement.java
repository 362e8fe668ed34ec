package dev.parzen.benchmark;

import dev.parzen.benchmark.StudyRun.Told;
import dev.parzen.benchmark.problem.Problem;
import dev.parzen.numerics.Percentiles;
import java.util.Arrays;
import java.util.List;

/**
 * One study, judged at one budget.
 *
 * @param score its regret, or its hypervolume
 * @param askMillis the median time of its suggestions up to there
 * @param meanMillis the mean of these times: larger where some suggestions do the work of many
 * @param fallbacks in how many of them the sampler failed and chance took its place
 */
record Measurement(
        Contender sampler,
        Problem problem,
        int inFlight,
        int budget,
        int seed,
        double score,
        double askMillis,
        double meanMillis,
        int fallbacks) {

    /** A run that has ended, judged at each of its budgets. */
    static List<Measurement> of(StudyRun run, List<Told> trials) {
        return run.budgets().stream()
                .map(budget -> at(run, budget, trials.subList(0, budget)))
                .toList();
    }

    private static Measurement at(StudyRun run, int budget, List<Told> trials) {
        double[] times = trials.stream().mapToDouble(Told::askMillis).sorted().toArray();
        return new Measurement(
                run.sampler(),
                run.problem(),
                run.inFlight(),
                budget,
                run.seed(),
                Score.of(run.problem(), trials),
                Percentiles.of(times, 50),
                Arrays.stream(times).average().orElseThrow(),
                (int) trials.stream().filter(Told::isFallback).count());
    }
}
