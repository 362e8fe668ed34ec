package dev.parzen.sampler;

import dev.parzen.sampler.cmaes.CmaEsSampler;
import dev.parzen.sampler.cmaes.Independent;
import dev.parzen.sampler.cmaes.Restarts;
import dev.parzen.sampler.exhaustive.GridSampler;
import dev.parzen.sampler.gp.GpSampler;
import dev.parzen.sampler.qmc.QmcSampler;
import dev.parzen.sampler.qmc.Sequence;
import dev.parzen.sampler.tpe.Bandwidth;
import dev.parzen.sampler.tpe.Gamma;
import dev.parzen.sampler.tpe.TpeSampler;
import dev.parzen.sampler.tpe.Weights;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The catalogue of samplers: each record is one kind with its settings. */
public sealed interface SamplerSpec {

    /** What randomness is derived from; drawn when the study is made, if the user gives none. */
    OptionalLong seed();

    /** The same sampler with this seed. */
    SamplerSpec withSeed(long seed);

    /** The sampler that works by these settings. */
    Sampler build();

    /** Independent values. */
    @Described("Draws every value independently and uniformly, on a log scale where the parameter asks for it.")
    record Random(
            @Described(value = "What all random numbers are derived from.", byDefault = "null")
            OptionalLong seed) implements SamplerSpec {

        /** With every setting left out. */
        public static Random defaults() {
            return Defaults.of(Random.class);
        }

        @Override
        public Random withSeed(long newSeed) {
            return new Random(OptionalLong.of(newSeed));
        }

        @Override
        public Sampler build() {
            return new RandomSampler();
        }
    }

    /** The tree-structured Parzen estimator. */
    @Described("Compares the densities of good and of other trials, and tries where their ratio is highest (TPE).")
    record Tpe(
            @Described(value = "Random trials before the model begins.", byDefault = "10")
            int startupTrials,

            @Described(
                    value = "Points drawn from the good trials' density, of which the best is tried.",
                    byDefault = "24")
            int candidates,

            @Described(value = "How many trials count as good.", byDefault = "\"linear\"")
            Gamma gamma,

            @Described(value = "What a good trial weighs by in its density.", byDefault = "\"improvement\"")
            Weights weights,

            @Described(value = "How narrow the kernels of numbers may become.", byDefault = "\"fixed-floor\"")
            Bandwidth bandwidth,

            @Described(
                    value = "Models the parameters that all trials have together instead of one by one.",
                    byDefault = "true")
            boolean multivariate,

            @Described(
                    value = "Also models together what appears together under a condition; needs multivariate.",
                    byDefault = "false")
            boolean group,

            @Described(
                    value = "Counts trials in flight as bad, so that parallel workers keep apart.",
                    byDefault = "true")
            boolean constantLiar,

            @Described(value = "The weight of the even prior, where each trial has at most 1.", byDefault = "1.0")
            double priorWeight,

            @Described(value = "What all random numbers are derived from.", byDefault = "null")
            OptionalLong seed)
            implements SamplerSpec {
        private static final int MOST_CANDIDATES = 10_000;

        public Tpe {
            if (startupTrials < 0) {
                throw new InvalidValueException(
                        "startupTrials", "startupTrials is " + startupTrials + ": give 0 or more.");
            }
            if (candidates < 1 || candidates > MOST_CANDIDATES) {
                throw new InvalidValueException(
                        "candidates", "candidates is " + candidates + ": give 1 to " + MOST_CANDIDATES + ".");
            }
            if (group && !multivariate) {
                throw new InvalidValueException("group", "group is set without multivariate: set both or neither.");
            }
            if (!(priorWeight > 0) || !Double.isFinite(priorWeight)) {
                throw new InvalidValueException(
                        "priorWeight", "priorWeight is " + priorWeight + ": give a number above 0.");
            }
        }

        /** With every setting left out. */
        public static Tpe defaults() {
            return Defaults.of(Tpe.class);
        }

        @Override
        public Tpe withSeed(long newSeed) {
            return new Tpe(
                    startupTrials,
                    candidates,
                    gamma,
                    weights,
                    bandwidth,
                    multivariate,
                    group,
                    constantLiar,
                    priorWeight,
                    OptionalLong.of(newSeed));
        }

        @Override
        public Sampler build() {
            return new TpeSampler(this, new RandomSampler());
        }
    }

    /** The covariance matrix adaptation evolution strategy. */
    @Described(
            "Draws numbers from a normal distribution that moves, with every generation, to the better ones (CMA-ES).")
    record CmaEs(
            @Described(value = "Random trials before the first generation.", byDefault = "1")
            int startupTrials,

            @Described(
                    value = "How many trials are a generation; if none is given, 4 + 3 ln of the dimensions.",
                    byDefault = "null")
            OptionalInt populationSize,

            @Described(
                    value = "The first generation's standard deviation, as a share of each parameter's range.",
                    byDefault = "0.16666666666666666")
            double sigma0,

            @Described(
                    value = "Begins around the best tenth of the trials before the first generation.",
                    byDefault = "false")
            boolean warmStart,

            @Described(
                    value = "Keeps integers and steps able to change, however small the steps become.",
                    byDefault = "true")
            boolean margin,

            @Described(
                    value = "Learns no correlations, for very many parameters or such as hardly interact.",
                    byDefault = "false")
            boolean separable,

            @Described(value = "What follows when a search has converged.", byDefault = "\"none\"")
            Restarts restarts,

            @Described(
                    value = "What chooses the parameters that are no numbers or that some trial lacks.",
                    byDefault = "\"tpe\"")
            Independent independent,

            @Described(value = "What all random numbers are derived from.", byDefault = "null")
            OptionalLong seed)
            implements SamplerSpec {
        private static final int SMALLEST_POPULATION = 3;
        private static final int LARGEST_POPULATION = 10_000;

        public CmaEs {
            if (startupTrials < 0) {
                throw new InvalidValueException(
                        "startupTrials", "startupTrials is " + startupTrials + ": give 0 or more.");
            }
            int population = populationSize.orElse(SMALLEST_POPULATION);
            if (population < SMALLEST_POPULATION || population > LARGEST_POPULATION) {
                throw new InvalidValueException(
                        "populationSize",
                        "populationSize is " + population + ": give " + SMALLEST_POPULATION + " to "
                                + LARGEST_POPULATION + ".");
            }
            if (!(sigma0 > 0 && sigma0 <= 1)) {
                throw new InvalidValueException("sigma0", "sigma0 is " + sigma0 + ": give a number above 0, up to 1.");
            }
        }

        /** With every setting left out. */
        public static CmaEs defaults() {
            return Defaults.of(CmaEs.class);
        }

        @Override
        public CmaEs withSeed(long newSeed) {
            return new CmaEs(
                    startupTrials,
                    populationSize,
                    sigma0,
                    warmStart,
                    margin,
                    separable,
                    restarts,
                    independent,
                    OptionalLong.of(newSeed));
        }

        @Override
        public Sampler build() {
            Sampler random = new RandomSampler();
            return new CmaEsSampler(
                    this,
                    random,
                    independent == Independent.TPE ? Tpe.defaults().build() : random);
        }
    }

    /** Bayesian optimization with a Gaussian process. */
    @Described("Models the objective as a Gaussian process and tries where it expects the largest improvement (GP).")
    record Gp(
            @Described(value = "Random trials that must complete before the model begins.", byDefault = "10")
            int startupTrials,

            @Described(
                    value = "Random points from the best of which the search for the largest improvement begins.",
                    byDefault = "256")
            int candidates,

            @Described(value = "From how many of them the search goes uphill.", byDefault = "4")
            int climbs,

            @Described(
                    value = "States that the objective has no noise: the same parameters give the same value.",
                    byDefault = "false")
            boolean deterministic,

            @Described(value = "With more finished trials than this TPE chooses.", byDefault = "1000")
            int trials,

            @Described(value = "After so long, in seconds, TPE chooses for a trial instead.", byDefault = "10.0")
            double deadlineSeconds,

            @Described(value = "What all random numbers are derived from.", byDefault = "null")
            OptionalLong seed)
            implements SamplerSpec {
        private static final int MOST_CANDIDATES = 10_000;
        private static final int MOST_CLIMBS = 100;
        private static final int MOST_TRIALS = 5_000;
        private static final int LONGEST_SECONDS = 3_600;

        public Gp {
            if (startupTrials < 0) {
                throw new InvalidValueException(
                        "startupTrials", "startupTrials is " + startupTrials + ": give 0 or more.");
            }
            requireBetween("candidates", candidates, MOST_CANDIDATES);
            requireBetween("climbs", climbs, MOST_CLIMBS);
            requireBetween("trials", trials, MOST_TRIALS);
            if (!(deadlineSeconds > 0 && deadlineSeconds <= LONGEST_SECONDS)) {
                throw new InvalidValueException(
                        "deadlineSeconds",
                        "deadlineSeconds is " + deadlineSeconds + ": give a number above 0, up to " + LONGEST_SECONDS
                                + ".");
            }
        }

        /** With every setting left out. */
        public static Gp defaults() {
            return Defaults.of(Gp.class);
        }

        @Override
        public Gp withSeed(long newSeed) {
            return new Gp(
                    startupTrials,
                    candidates,
                    climbs,
                    deterministic,
                    trials,
                    deadlineSeconds,
                    OptionalLong.of(newSeed));
        }

        @Override
        public Sampler build() {
            return new GpSampler(this, new RandomSampler(), Tpe.defaults().build(), InstantSource.system());
        }

        private static void requireBetween(String name, int value, int most) {
            if (value < 1 || value > most) {
                throw new InvalidValueException(name, name + " is " + value + ": give 1 to " + most + ".");
            }
        }
    }

    /** Quasi-Monte Carlo. */
    @Described(
            "Spreads the trials more evenly over the whole space than chance does: each takes one point of a sequence.")
    record Qmc(
            @Described(value = "Which sequence, scrambled by the seed.", byDefault = "\"sobol\"")
            Sequence sequence,

            @Described(value = "What all random numbers are derived from.", byDefault = "null")
            OptionalLong seed)
            implements SamplerSpec {

        /** With every setting left out. */
        public static Qmc defaults() {
            return Defaults.of(Qmc.class);
        }

        @Override
        public Qmc withSeed(long newSeed) {
            return new Qmc(sequence, OptionalLong.of(newSeed));
        }

        @Override
        public Sampler build() {
            return new QmcSampler(sequence, seed.orElse(0), new RandomSampler());
        }
    }

    /** Every combination of values. */
    @Described("Tries every combination of the parameters' values once, in an order that the seed shuffles. A parameter"
            + " with too many values takes those that values or points give it, or else is drawn at random.")
    record Grid(
            @Described(value = "The values to try, by name of the parameter; left out: all it has.", byDefault = "{}")
            Map<String, List<ParameterValue>> values,

            @Described(
                    value = "How many values to try, evenly from low to high, by name of the parameter.",
                    byDefault = "{}")
            Map<String, Integer> points,

            @Described(value = "What all random numbers are derived from.", byDefault = "null")
            OptionalLong seed)
            implements SamplerSpec {
        private static final int MOST_POINTS = 10_000;

        public Grid {
            Map<String, List<ParameterValue>> lists = new TreeMap<>(values);
            lists.replaceAll((name, list) -> List.copyOf(list));
            values = Collections.unmodifiableMap(lists);
            points = Collections.unmodifiableMap(new TreeMap<>(points));
            values.forEach(Grid::requireSome);
            points.forEach(Grid::requireCount);
            for (String name : points.keySet()) {
                if (values.containsKey(name)) {
                    throw new InvalidValueException(name, "\"" + name + "\" has values and points: give one of them.")
                            .under("points");
                }
            }
        }

        /** With every setting left out. */
        public static Grid defaults() {
            return Defaults.of(Grid.class);
        }

        @Override
        public Grid withSeed(long newSeed) {
            return new Grid(values, points, OptionalLong.of(newSeed));
        }

        @Override
        public Sampler build() {
            return new GridSampler(this, new RandomSampler());
        }

        private static void requireSome(String name, List<ParameterValue> list) {
            if (list.isEmpty()) {
                throw new InvalidValueException(name, "\"" + name + "\" has no values: give at least one.")
                        .under("values");
            }
        }

        private static void requireCount(String name, int count) {
            if (count < 1 || count > MOST_POINTS) {
                throw new InvalidValueException(name, "points is " + count + ": give 1 to " + MOST_POINTS + ".")
                        .under("points");
            }
        }
    }
}
