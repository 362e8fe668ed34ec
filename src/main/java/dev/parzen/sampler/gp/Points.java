package dev.parzen.sampler.gp;

import java.util.List;

/**
 * Points of the cube by dimension, so that loops over points are plain and the compiler makes vector instructions of
 * them.
 *
 * @param columns coordinates, d × n
 */
record Points(double[][] columns, boolean[] categorical, int size) {

    static Points of(List<double[]> points, boolean[] categorical) {
        double[][] columns = new double[categorical.length][points.size()];
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = points.get(i)[j];
            }
        }
        return new Points(columns, categorical, points.size());
    }

    int dimensions() {
        return columns.length;
    }

    double[] point(int i) {
        double[] point = new double[columns.length];
        for (int j = 0; j < point.length; j++) {
            point[j] = columns[j][i];
        }
        return point;
    }

    /** Squared distances in one dimension, weighted, from the first points to one at {@code x}, added to {@code sums}. */
    void addSquares(int j, double weight, double x, int count, double[] sums) {
        double[] column = columns[j];
        if (categorical[j]) {
            for (int i = 0; i < count; i++) {
                sums[i] += column[i] == x ? 0 : weight;
            }
        } else {
            for (int i = 0; i < count; i++) {
                double difference = column[i] - x;
                sums[i] += weight * difference * difference;
            }
        }
    }
}
