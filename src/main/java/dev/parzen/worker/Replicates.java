package dev.parzen.worker;

import dev.parzen.numerics.MeanInterval;
import dev.parzen.trial.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the best configurations of a study are worth with other seeds, the best first: by the mean of their values; those
 * of which a training diverged come last.
 */
public record Replicates(List<Configuration> configurations) {
    /** With what probability an interval holds the mean that it is an interval for. */
    public static final double CONFIDENCE = 0.95;

    public Replicates {
        configurations = List.copyOf(configurations);
    }

    /** Ranks configurations, at least one. */
    public static Replicates ranked(List<Configuration> configurations, Direction direction) {
        return new Replicates(configurations.stream()
                .sorted(Comparator.comparingInt(Configuration::diverged)
                        .thenComparingDouble(c ->
                                c.interval().map(i -> direction.loss(i.mean())).orElse(Double.POSITIVE_INFINITY))
                        .thenComparingInt(Configuration::trial))
                .toList());
    }

    /** The one to choose. */
    public Configuration best() {
        return configurations.get(0);
    }

    /**
     * The configuration of a trial.
     *
     * @param value the trial's own, which does not count: it was chosen because it is good
     */
    public record Configuration(int trial, double value, List<Run> runs) {
        public Configuration {
            runs = List.copyOf(runs);
        }

        /** How many trainings ended without a model. */
        public int diverged() {
            return (int) runs.stream().filter(run -> run.value().isEmpty()).count();
        }

        /** Mean and interval of the trainings that did not diverge; empty if none is left. */
        public Optional<MeanInterval> interval() {
            double[] values = runs.stream()
                    .map(Run::value)
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .toArray();
            return values.length == 0 ? Optional.empty() : Optional.of(MeanInterval.of(values, CONFIDENCE));
        }
    }

    /**
     * One training.
     *
     * @param value that of the model it kept; empty if it diverged
     * @param bestEpoch from 0
     */
    public record Run(long seed, OptionalDouble value, OptionalInt bestEpoch, int epochs) {}
}
