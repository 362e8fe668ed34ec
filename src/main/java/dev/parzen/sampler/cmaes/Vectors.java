package dev.parzen.sampler.cmaes;

import java.util.Arrays;

/** Arithmetic of vectors; the arguments are only read. */
final class Vectors {
    private Vectors() {}

    static double[] filled(int d, double value) {
        double[] filled = new double[d];
        Arrays.fill(filled, value);
        return filled;
    }

    static double[] scaled(double factor, double[] a) {
        double[] scaled = new double[a.length];
        for (int j = 0; j < scaled.length; j++) {
            scaled[j] = factor * a[j];
        }
        return scaled;
    }

    /** a + factor · b. */
    static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = a[j] + factor * b[j];
        }
        return sum;
    }

    /** a_j b_j. */
    static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int j = 0; j < product.length; j++) {
            product[j] = a[j] * b[j];
        }
        return product;
    }

    /** a_j / b_j. */
    static double[] quotient(double[] a, double[] b) {
        double[] quotient = new double[a.length];
        for (int j = 0; j < quotient.length; j++) {
            quotient[j] = a[j] / b[j];
        }
        return quotient;
    }

    /** The product of a matrix and a vector. */
    static double[] product(double[][] matrix, double[] a) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            double[] row = matrix[i];
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += row[j] * a[j];
            }
            product[i] = sum;
        }
        return product;
    }

    static double length(double[] a) {
        double squares = 0;
        for (double x : a) {
            squares += x * x;
        }
        return Math.sqrt(squares);
    }
}
