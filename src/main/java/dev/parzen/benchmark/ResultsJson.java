package dev.parzen.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.benchmark.problem.Problem;
import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.benchmark.problem.Yardstick.Volume;
import dev.parzen.wire.Families;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results as JSON: the settings, every study's figure, and the means.
 *
 * @param version of the program
 * @param isComplete false if the run was cut short: then some seeds are missing
 */
public record ResultsJson(
        String version,
        String java,
        int processors,
        Settings settings,
        boolean isComplete,
        List<Sampler> samplers,
        List<Function> functions,
        List<Cell> results,
        List<Mean> means) {

    /** What was asked for. */
    public record Settings(
            List<Integer> budgets, int seeds, int firstSeed, List<Integer> inFlight, boolean separate, int threads) {}

    /** A column: its name and all its settings. */
    public record Sampler(String name, ObjectNode sampler) {}

    /** A problem with what it is measured by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Function(
            String name,
            String suite,
            double noise,
            Double minimum,
            Double randomMedian,
            List<Double> referencePoint,
            Double frontHypervolume) {}

    /**
     * One sampler on one function.
     *
     * @param measure regret or hypervolume
     * @param median over the studies
     * @param seeds the seeds of the studies that have ended
     * @param values the measure for each of them
     * @param askMillis for each of them, the median time of a suggestion
     * @param meanMillis for each of them, the mean
     * @param fallbacks in how many suggestions the sampler failed and chance took its place
     */
    public record Cell(
            String sampler,
            String function,
            int inFlight,
            int budget,
            String measure,
            Double median,
            List<Integer> seeds,
            List<Double> values,
            List<Double> askMillis,
            List<Double> meanMillis,
            int fallbacks) {}

    /** The geometric mean of a sampler's median regrets over all functions with one value. */
    public record Mean(String sampler, int inFlight, int budget, Double geometricMean) {}

    /** @param threads how many studies ran at once */
    public static ResultsJson of(Results results, String version, int threads, boolean isComplete) {
        Plan plan = results.plan();
        List<Cell> cells = new ArrayList<>();
        List<Mean> means = new ArrayList<>();
        for (int inFlight : plan.inFlight()) {
            for (int budget : plan.budgets()) {
                for (Contender sampler : plan.samplers()) {
                    plan.problems().forEach(problem -> cells.add(cell(results, sampler, problem, inFlight, budget)));
                    OptionalDouble mean = results.geometricMean(sampler, inFlight, budget, problem -> true);
                    means.add(new Mean(sampler.name(), inFlight, budget, boxed(mean)));
                }
            }
        }
        return new ResultsJson(
                version,
                Runtime.version().toString(),
                Runtime.getRuntime().availableProcessors(),
                new Settings(plan.budgets(), plan.seeds(), plan.firstSeed(), plan.inFlight(), plan.separate(), threads),
                isComplete,
                plan.samplers().stream()
                        .map(one -> new Sampler(one.name(), Families.write(one.sampler())))
                        .toList(),
                plan.problems().stream().map(ResultsJson::function).toList(),
                cells,
                means);
    }

    private static Cell cell(Results results, Contender sampler, Problem problem, int inFlight, int budget) {
        List<Measurement> studies = results.of(sampler, problem, inFlight, budget);
        return new Cell(
                sampler.name(),
                problem.name(),
                inFlight,
                budget,
                problem.yardstick() instanceof Regret ? "regret" : "hypervolume",
                boxed(results.score(sampler, problem, inFlight, budget)),
                studies.stream().map(Measurement::seed).toList(),
                studies.stream().map(Measurement::score).toList(),
                studies.stream().map(Measurement::askMillis).toList(),
                studies.stream().map(Measurement::meanMillis).toList(),
                studies.stream().mapToInt(Measurement::fallbacks).sum());
    }

    private static Function function(Problem problem) {
        Regret regret = problem.yardstick() instanceof Regret r ? r : null;
        Volume volume = problem.yardstick() instanceof Volume v ? v : null;
        return new Function(
                problem.name(),
                problem.suite().label(),
                problem.noise(),
                regret == null ? null : regret.minimum(),
                regret == null ? null : regret.randomMedian(),
                volume == null ? null : volume.reference(),
                volume == null ? null : volume.front());
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
