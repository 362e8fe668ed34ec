package dev.parzen.benchmark.problem;

import java.util.List;

/** What the result of a study is measured by. */
public sealed interface Yardstick {

    /**
     * The distance to the optimum on the scale of chance: 0 is the optimum, 1 a typical random point.
     *
     * @param minimum the smallest value that there is
     * @param randomMedian the median of the values at 10,000 random points
     */
    record Regret(double minimum, double randomMedian) implements Yardstick {
        public Regret {
            if (!(minimum < randomMedian)) {
                throw new IllegalArgumentException(
                        "The minimum " + minimum + " does not lie below the random median " + randomMedian + ".");
            }
        }

        /** The regret of a value, not below 0: a minimum found by search is known to so many digits only. */
        public double of(double value) {
            return Math.max(0, (value - minimum) / (randomMedian - minimum));
        }
    }

    /**
     * The hypervolume that all points of a study dominate; larger is better.
     *
     * @param reference what it is measured from, a coordinate for each value
     * @param front that of all points that are best
     */
    record Volume(List<Double> reference, double front) implements Yardstick {
        public Volume {
            reference = List.copyOf(reference);
        }
    }
}
