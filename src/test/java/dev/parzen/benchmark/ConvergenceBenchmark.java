package dev.parzen.benchmark;

import dev.parzen.objective.BenchmarkFunction;
import dev.parzen.sampler.Catalogue;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Kinds;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How close to the optimum the sampler comes: the median normalised regret of the ten functions.
 *
 * <p>Arguments, all optional: studies (20), trials in each (100), trials in flight (1), the first seed (0), the kind of
 * sampler (tpe).
 */
public final class ConvergenceBenchmark {
    private ConvergenceBenchmark() {}

    public static void main(String[] arguments) {
        int studies = argument(arguments, 0, 20);
        int trials = argument(arguments, 1, 100);
        int inFlight = argument(arguments, 2, 1);
        int firstSeed = argument(arguments, 3, 0);
        String kind = arguments.length > 4 ? arguments[4] : "tpe";
        SamplerSpec spec = Catalogue.of(SamplerSpec.class)
                .filter(known -> Kinds.nameOf(known).equals(kind))
                .findFirst()
                .orElseThrow();
        double logs = 0;
        System.out.printf(Locale.ROOT, "%-16s %10s %10s %10s%n", "function", "median", "quarter", "3 quarters");
        for (BenchmarkFunction function : BenchmarkFunction.values()) {
            double[] regrets = IntStream.range(firstSeed, firstSeed + studies)
                    .parallel()
                    .mapToDouble(seed -> regret(spec, function, seed, trials, inFlight))
                    .sorted()
                    .toArray();
            logs += Math.log(Math.max(1e-6, quantile(regrets, 0.5)));
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %10.3g %10.3g %10.3g%n",
                    function.label(),
                    quantile(regrets, 0.5),
                    quantile(regrets, 0.25),
                    quantile(regrets, 0.75));
        }
        System.out.printf(
                Locale.ROOT, "%-16s %10.3g%n", "geometric mean", Math.exp(logs / BenchmarkFunction.values().length));
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static double regret(SamplerSpec spec, BenchmarkFunction function, long seed, int trials, int inFlight) {
        var driver = new Driver(spec, seed, function.space(), Direction.MINIMIZE);
        double best = Double.POSITIVE_INFINITY;
        for (int finished = 0; finished < trials; finished += inFlight) {
            List<Observation> asked = new ArrayList<>();
            for (int i = 0; i < Math.min(inFlight, trials - finished); i++) {
                asked.add(driver.ask());
            }
            for (Observation trial : asked) {
                double value = function.evaluate(Driver.values(trial));
                best = Math.min(best, value);
                driver.tell(trial, value);
            }
        }
        return (best - function.minimum()) / (function.randomMedian() - function.minimum());
    }

    private static double quantile(double[] ascending, double share) {
        double position = share * (ascending.length - 1);
        double[] around = Arrays.copyOfRange(ascending, (int) position, (int) Math.ceil(position) + 1);
        return around[0] + (position - (int) position) * (around[around.length - 1] - around[0]);
    }
}
