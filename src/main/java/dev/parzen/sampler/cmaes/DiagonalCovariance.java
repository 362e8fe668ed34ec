package dev.parzen.sampler.cmaes;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Variances alone: each step costs d instead of d². */
final class DiagonalCovariance implements Covariance {
    private final double[] variances;
    private final double[] deviations;

    DiagonalCovariance(double[] variances) {
        this.variances = Arrays.stream(variances).map(v -> Math.max(LEAST, v)).toArray();
        this.deviations = Arrays.stream(this.variances).map(Math::sqrt).toArray();
    }

    static DiagonalCovariance identity(int d) {
        return new DiagonalCovariance(Vectors.filled(d, 1));
    }

    @Override
    public double[] root(double[] z) {
        return Vectors.product(deviations, z);
    }

    @Override
    public double[] inverseRoot(double[] y) {
        return Vectors.quotient(y, deviations);
    }

    @Override
    public double deviation(int j) {
        return deviations[j];
    }

    @Override
    public double[] halfAxes() {
        return deviations;
    }

    @Override
    public double[] halfAxis(int i) {
        double[] axis = new double[deviations.length];
        axis[i] = deviations[i];
        return axis;
    }

    @Override
    public DiagonalCovariance plus(double keep, double[] f, double[][] v) {
        double[] sum = Vectors.scaled(keep, variances);
        IntStream.range(0, f.length).forEach(k -> {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += f[k] * v[k][j] * v[k][j];
            }
        });
        return new DiagonalCovariance(sum);
    }
}
