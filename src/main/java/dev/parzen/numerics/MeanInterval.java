package dev.parzen.numerics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The mean of a few measurements, and an interval for what they are measurements of if their errors are normal
 * (Student 1908: The probable error of a mean, Biometrika 6).
 *
 * <pre>
 * x₁ … x_n    the measurements            x̄ = Σ x_i / n
 * s           √(Σ (x_i − x̄)² / (n − 1))
 * t           the quantile of (1 + confidence)/2 of Student's distribution with n − 1 degrees of freedom
 *
 *             x̄ ± t s / √n
 * </pre>
 *
 * @param deviation s; empty for a single measurement
 * @param low empty for a single measurement
 * @param high empty for a single measurement
 */
public record MeanInterval(double mean, OptionalDouble deviation, OptionalDouble low, OptionalDouble high) {

    /**
     * The interval of at least one measurement.
     *
     * @param confidence such as 0.95
     */
    public static MeanInterval of(double[] values, double confidence) {
        int n = values.length;
        double mean = Arrays.stream(values)
                .average()
                .orElseThrow(() -> new IllegalArgumentException("Of no measurements there is no mean."));
        if (n == 1) {
            return new MeanInterval(mean, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double squares =
                DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum();
        double deviation = Math.sqrt(squares / (n - 1));
        double reach = StudentT.central(confidence, n - 1) * deviation / Math.sqrt(n);
        return new MeanInterval(
                mean, OptionalDouble.of(deviation), OptionalDouble.of(mean - reach), OptionalDouble.of(mean + reach));
    }
}
