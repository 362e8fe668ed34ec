package dev.parzen.pruner;

import dev.parzen.space.Defaults;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;

/** The catalogue of pruners: each record is one kind with its settings. */
public sealed interface PrunerSpec {

    /** The pruner that works by these settings. */
    Pruner build();

    /** Never prunes. */
    @Described("Lets every trial go on to its end.")
    record None() implements PrunerSpec {
        @Override
        public Pruner build() {
            return new NoPruner();
        }
    }

    /** Prunes below the median. */
    @Described("Gives up a trial whose best value so far is worse than the median of complete trials at the same step.")
    record Median(
            @Described(value = "Complete trials before anything is pruned.", byDefault = "5")
            int startupTrials,

            @Described(value = "Steps of each trial before it may be pruned.", byDefault = "0")
            int warmupSteps,

            @Described(value = "Looks only at the first report of every so many steps.", byDefault = "1")
            int intervalSteps,

            @Described(value = "Complete trials that must have reported the step.", byDefault = "1")
            int minTrials)
            implements PrunerSpec {

        public Median {
            atLeast(0, "startupTrials", startupTrials);
            atLeast(0, "warmupSteps", warmupSteps);
            atLeast(1, "intervalSteps", intervalSteps);
            atLeast(1, "minTrials", minTrials);
        }

        /** With every setting left out. */
        public static Median defaults() {
            return Defaults.of(Median.class);
        }

        @Override
        public Pruner build() {
            return new MedianPruner(this);
        }

        private static void atLeast(int least, String setting, int value) {
            if (value < least) {
                throw new InvalidValueException(setting, setting + " is " + value + ": give " + least + " or more.");
            }
        }
    }
}
