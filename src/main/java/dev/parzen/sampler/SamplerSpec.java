package dev.parzen.sampler;

import dev.parzen.sampler.tpe.Bandwidth;
import dev.parzen.sampler.tpe.Gamma;
import dev.parzen.sampler.tpe.TpeSampler;
import dev.parzen.sampler.tpe.Weights;
import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.OptionalLong;

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
}
