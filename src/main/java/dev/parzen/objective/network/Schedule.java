package dev.parzen.objective.network;

import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import java.util.Optional;

/** How the learning rate changes from epoch to epoch. Within an epoch it stays. {@link RatePlan} has the formulas. */
public sealed interface Schedule {

    Schedule CONSTANT = new Constant();

    /**
     * The plan with the values that {@code reader} gives.
     *
     * @param rate the learning rate that the network is given
     * @param epochs the most that are run
     */
    RatePlan resolve(double rate, int epochs, SettingReader reader);

    /** The metric that it is led by, if there is one. */
    default Optional<Metric> watched() {
        return Optional.empty();
    }

    /** Always the same. */
    @Described("The learning rate stays as it is.")
    record Constant() implements Schedule {
        @Override
        public RatePlan resolve(double rate, int epochs, SettingReader reader) {
            return new RatePlan.Constant(rate);
        }
    }

    /** Stairs. */
    @Described("The learning rate is multiplied by a factor after every so many epochs.")
    record Step(
            @Described(value = "What it is multiplied by.", byDefault = "0.5")
            Setting<Double> factor,

            @Described(value = "After how many epochs each time.", byDefault = "10")
            Setting<Integer> every)
            implements Schedule {
        public Step {
            Rules.FRACTION.require("factor", factor);
            Rules.AT_LEAST_ONE.require("every", every);
        }

        @Override
        public RatePlan resolve(double rate, int epochs, SettingReader reader) {
            return new RatePlan.Step(
                    rate,
                    reader.read("factor", factor, Rules.FRACTION),
                    reader.read("every", every, Rules.AT_LEAST_ONE));
        }
    }

    /** By the same factor after each epoch. */
    @Described("The learning rate is multiplied by a factor after every epoch.")
    record Exponential(
            @Described(value = "What it is multiplied by.", byDefault = "0.95")
            Setting<Double> decay) implements Schedule {
        public Exponential {
            Rules.FRACTION.require("decay", decay);
        }

        @Override
        public RatePlan resolve(double rate, int epochs, SettingReader reader) {
            return new RatePlan.Exponential(rate, reader.read("decay", decay, Rules.FRACTION));
        }
    }

    /** By a power of the share of the epochs that is left. */
    @Described("The learning rate falls to an end by a power of the share of the epochs that is left.")
    record Polynomial(
            @Described(value = "The power; 1 is a straight line.", byDefault = "1")
            Setting<Double> power,

            @Described(value = "The learning rate that it falls to.", byDefault = "0")
            Setting<Double> end)
            implements Schedule {
        public Polynomial {
            Rule.positive().require("power", power);
            Rule.notNegative().require("end", end);
        }

        @Override
        public RatePlan resolve(double rate, int epochs, SettingReader reader) {
            return new RatePlan.Polynomial(
                    rate,
                    reader.read("power", power, Rule.positive()),
                    reader.read("end", end, Rule.notNegative()),
                    epochs);
        }
    }

    /** Up in a line, down by half a cosine. */
    @Described(
            "The learning rate rises in a line over the warm-up, then falls by half a cosine; it is 0 in the last epoch.")
    record Cosine(
            @Described(value = "How many epochs it rises; fewer than there are.", byDefault = "0")
            Setting<Integer> warmUp)
            implements Schedule {
        @Override
        public RatePlan resolve(double rate, int epochs, SettingReader reader) {
            Rule<Integer> fewer = Rule.whole(0, epochs - 1);
            fewer.require("warmUp", warmUp);
            return new RatePlan.Cosine(rate, reader.read("warmUp", warmUp, fewer), epochs);
        }
    }

    /** Smith (2018), with the shape that Smith's successors gave it. */
    @Described("One cycle: the learning rate rises to what is given, then falls far below where it began, both by half"
            + " a cosine.")
    record OneCycle(
            @Described(value = "The share of the epochs over which it rises.", byDefault = "0.3")
            Setting<Double> warmUp,

            @Described(value = "It begins at learningRate / initialFactor.", byDefault = "25")
            Setting<Double> initialFactor,

            @Described(value = "It ends at learningRate / finalFactor.", byDefault = "10000")
            Setting<Double> finalFactor)
            implements Schedule {
        public OneCycle {
            Rule.share().require("warmUp", warmUp);
            Rules.FROM_ONE.require("initialFactor", initialFactor);
            Rules.FROM_ONE.require("finalFactor", finalFactor);
        }

        @Override
        public RatePlan resolve(double rate, int epochs, SettingReader reader) {
            return new RatePlan.OneCycle(
                    rate,
                    reader.read("warmUp", warmUp, Rule.share()),
                    reader.read("initialFactor", initialFactor, Rules.FROM_ONE),
                    reader.read("finalFactor", finalFactor, Rules.FROM_ONE),
                    epochs);
        }
    }

    /** Keras's ReduceLROnPlateau. */
    @Described("The learning rate is multiplied by a factor whenever a metric has not improved for some epochs.")
    record ReduceOnPlateau(
            @Described(value = "The metric.", byDefault = "\"validation-loss\"")
            Metric monitor,

            @Described(value = "What the learning rate is multiplied by.", byDefault = "0.1")
            Setting<Double> factor,

            @Described(value = "So many epochs without an improvement.", byDefault = "10")
            Setting<Integer> patience,

            @Described(
                    value = "Whether smaller or larger is better; auto: as the metric has it.",
                    byDefault = "\"auto\"")
            Mode mode,

            @Described(value = "An improvement must be larger than this.", byDefault = "0.0001")
            Setting<Double> minDelta,

            @Described(value = "So many epochs after a reduction are not counted.", byDefault = "0")
            Setting<Integer> cooldown,

            @Described(value = "It becomes no smaller than this.", byDefault = "0")
            Setting<Double> minLr)
            implements Schedule {
        private static final Rule<Integer> COUNT = Rule.whole(0, 1_000_000);
        private static final Rule<Double> FACTOR = Rule.positive().and(x -> x < 1, "a number above 0 and below 1");

        public ReduceOnPlateau {
            FACTOR.require("factor", factor);
            Rules.AT_LEAST_ONE.require("patience", patience);
            Rule.notNegative().require("minDelta", minDelta);
            COUNT.require("cooldown", cooldown);
            Rule.notNegative().require("minLr", minLr);
        }

        @Override
        public Optional<Metric> watched() {
            return Optional.of(monitor);
        }

        @Override
        public RatePlan resolve(double rate, int epochs, SettingReader reader) {
            return new RatePlan.ReduceOnPlateau(
                    rate,
                    monitor,
                    mode.isMinimizing(monitor),
                    reader.read("factor", factor, FACTOR),
                    reader.read("patience", patience, Rules.AT_LEAST_ONE),
                    reader.read("minDelta", minDelta, Rule.notNegative()),
                    reader.read("cooldown", cooldown, COUNT),
                    reader.read("minLr", minLr, Rule.notNegative()));
        }
    }

    /** What several of them ask of their settings. */
    final class Rules {
        static final Rule<Double> FRACTION = Rule.positive().and(x -> x <= 1, "a number above 0 and at most 1");
        static final Rule<Double> FROM_ONE = Rule.positive().and(x -> x >= 1, "a number of at least 1");
        static final Rule<Integer> AT_LEAST_ONE = Rule.whole(1, 1_000_000);

        private Rules() {}
    }
}
