package dev.parzen.sampler.cmaes;

import dev.parzen.numerics.SymmetricEigen;
import java.util.Arrays;

/** A covariance matrix with its eigenvalues and both its roots. */
final class FullCovariance implements Covariance {
    private final double[][] matrix;
    private final double[] halfAxes;
    private final double[][] directions;
    private final double[][] root;
    private final double[][] inverseRoot;

    /** @param matrix symmetric, shape d × d; what is not positive in it is raised to be so */
    FullCovariance(double[][] matrix) {
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        this.halfAxes = Arrays.stream(eigen.values())
                .map(value -> Math.sqrt(Math.max(LEAST, value)))
                .toArray();
        this.directions = eigen.vectors();
        this.matrix = matrix;
        this.root = eigen.with(halfAxes);
        this.inverseRoot =
                eigen.with(Arrays.stream(halfAxes).map(axis -> 1 / axis).toArray());
    }

    static FullCovariance identity(int d) {
        double[][] identity = new double[d][d];
        for (int j = 0; j < d; j++) {
            identity[j][j] = 1;
        }
        return new FullCovariance(identity);
    }

    @Override
    public double[] root(double[] z) {
        return Vectors.product(root, z);
    }

    @Override
    public double[] inverseRoot(double[] y) {
        return Vectors.product(inverseRoot, y);
    }

    @Override
    public double deviation(int j) {
        return Math.sqrt(Math.max(LEAST, matrix[j][j]));
    }

    @Override
    public double[] halfAxes() {
        return halfAxes;
    }

    @Override
    public double[] halfAxis(int i) {
        return Vectors.scaled(halfAxes[i], directions[i]);
    }

    @Override
    public FullCovariance plus(double keep, double[] f, double[][] v) {
        int d = matrix.length;
        double[][] sum = new double[d][];
        for (int i = 0; i < d; i++) {
            sum[i] = Vectors.scaled(keep, matrix[i]);
        }
        for (int k = 0; k < f.length; k++) {
            for (int i = 0; i < d; i++) {
                double factor = f[k] * v[k][i];
                for (int j = 0; j < d; j++) {
                    sum[i][j] += factor * v[k][j];
                }
            }
        }
        return new FullCovariance(sum);
    }
}
