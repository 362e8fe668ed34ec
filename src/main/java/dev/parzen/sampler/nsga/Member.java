package dev.parzen.sampler.nsga;

import dev.parzen.trial.Direction;
import dev.parzen.trial.Observation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A finished trial in a population.
 *
 * @param losses one for each objective, smaller is better; NaN, the worst, where there is no value
 */
record Member(Observation trial, double[] losses) {

    static Member of(Observation trial, List<Direction> directions) {
        List<Double> values = trial.values();
        return new Member(
                trial,
                IntStream.range(0, directions.size())
                        .mapToDouble(j -> j < values.size() ? directions.get(j).loss(values.get(j)) : Double.NaN)
                        .toArray());
    }

    /** True if it takes part in the comparison of losses. */
    boolean isRated() {
        return trial.isFeasible() && trial.isComplete();
    }
}
