package dev.parzen.benchmark;

import dev.parzen.benchmark.problem.Problem;
import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.numerics.Percentiles;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured, and the figures that sum it up. */
public final class Results {
    /** Below this, regrets count as this in a geometric mean: one problem solved to the last digit is not worth all others. */
    static final double FLOOR = 1e-6;

    private final Plan plan;
    private final List<Measurement> measurements;
    private final Map<Cell, List<Measurement>> cells;

    Results(Plan plan, List<Measurement> measurements) {
        this.plan = plan;
        this.measurements = measurements.stream()
                .sorted(Comparator.comparingInt(Measurement::seed))
                .toList();
        this.cells = this.measurements.stream().collect(Collectors.groupingBy(Cell::of));
    }

    /** The place of a figure. */
    private record Cell(String sampler, String problem, int inFlight, int budget) {
        static Cell of(Measurement one) {
            return new Cell(one.sampler().name(), one.problem().name(), one.inFlight(), one.budget());
        }
    }

    Plan plan() {
        return plan;
    }

    /** In how many suggestions the sampler failed. */
    public int fallbacks() {
        int largest = plan.budgets().get(plan.budgets().size() - 1);
        return measurements.stream()
                .filter(one -> plan.separate() || one.budget() == largest)
                .mapToInt(Measurement::fallbacks)
                .sum();
    }

    /** The measurements of one sampler on one problem, by seed. */
    List<Measurement> of(Contender sampler, Problem problem, int inFlight, int budget) {
        return cells.getOrDefault(new Cell(sampler.name(), problem.name(), inFlight, budget), List.of());
    }

    /** The median over the seeds; empty if no study has ended. */
    OptionalDouble score(Contender sampler, Problem problem, int inFlight, int budget) {
        return median(of(sampler, problem, inFlight, budget).stream(), Measurement::score);
    }

    /** The median over all studies of a time that a suggestion takes. */
    OptionalDouble millis(
            Contender sampler,
            int inFlight,
            int budget,
            Predicate<Problem> problems,
            ToDoubleFunction<Measurement> time) {
        return median(
                plan.problems().stream()
                        .filter(problems)
                        .flatMap(problem -> of(sampler, problem, inFlight, budget).stream()),
                time);
    }

    /** The geometric mean of the median regrets of these problems; empty if there is none, or one has no figure yet. */
    OptionalDouble geometricMean(Contender sampler, int inFlight, int budget, Predicate<Problem> problems) {
        double logs = 0;
        int count = 0;
        for (Problem problem : plan.problems()) {
            if (problem.yardstick() instanceof Regret && problems.test(problem)) {
                OptionalDouble median = score(sampler, problem, inFlight, budget);
                if (median.isEmpty()) {
                    return OptionalDouble.empty();
                }
                logs += Math.log(Math.max(FLOOR, median.getAsDouble()));
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(logs / count));
    }

    private static OptionalDouble median(Stream<Measurement> some, ToDoubleFunction<Measurement> figure) {
        double[] sorted = some.mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Percentiles.of(sorted, 50));
    }
}
