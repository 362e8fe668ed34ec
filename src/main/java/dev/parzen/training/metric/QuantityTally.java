package dev.parzen.training.metric;

import dev.parzen.objective.network.Measure;
import dev.parzen.training.data.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows with quantities, each with an output of its own; everything is told in the unit of the data. */
final class QuantityTally extends Tally {
    private static final Set<Measure> MEASURES =
            EnumSet.of(Measure.LOSS, Measure.MSE, Measure.RMSE, Measure.MAE, Measure.R2);

    private final Target.Quantities target;
    private final double[] squares;
    private final double[] distances;
    private final double[] means;
    private final double[] spreads;

    QuantityTally(Target.Quantities target) {
        this.target = target;
        squares = new double[target.width()];
        distances = new double[target.width()];
        means = new double[target.width()];
        spreads = new double[target.width()];
    }

    @Override
    void count(float[] truth, int t, float[] outputs, int o) {
        for (int j = 0; j < squares.length; j++) {
            double x = target.original(j, truth[t + j]);
            double error = target.original(j, outputs[o + j]) - x;
            squares[j] += error * error;
            distances[j] += Math.abs(error);
            double before = x - means[j];
            means[j] += before / rows();
            spreads[j] += before * (x - means[j]); // Welford 1962: Σ (x − mean)² of the rows so far
        }
    }

    @Override
    public Set<Measure> measures() {
        return MEASURES;
    }

    @Override
    public Set<Measure> usual() {
        return MEASURES;
    }

    @Override
    double formula(Measure measure) {
        return switch (measure) {
            case MSE -> mean(squares);
            case RMSE -> Math.sqrt(mean(squares));
            case MAE -> mean(distances);
            case R2 ->
                IntStream.range(0, squares.length)
                        .mapToDouble(this::determination)
                        .average()
                        .orElse(Double.NaN);
            default -> throw new IllegalArgumentException(measure + " is no measure of quantities");
        };
    }

    private double mean(double[] sums) {
        return IntStream.range(0, sums.length).mapToDouble(j -> sums[j]).sum() / rows() / sums.length;
    }

    /** R² of quantity j; where it does not vary 1 for a network without a fault, else 0, as scikit-learn has it. */
    private double determination(int j) {
        if (spreads[j] == 0) {
            return squares[j] == 0 ? 1 : 0;
        }
        return 1 - squares[j] / spreads[j];
    }

    @Override
    List<List<Integer>> confusion() {
        return List.of();
    }

    @Override
    List<String> names() {
        return target.names();
    }
}
