package dev.parzen.sampler.nsga;

import java.util.random.RandomGenerator;

/** Children of three parents x_0, x_1, x_2, shape 3 × d. */
final class Simplexes {
    /** σ_ξ along the line of two parents, and σ_η √d across it (Ono and Kobayashi 1997). */
    private static final double ALONG = 0.5;

    private static final double ACROSS = 0.35;

    private Simplexes() {}

    /**
     * SPX (Tsutsui, Yamamura and Higuchi 1999): even over the parents' simplex, √(m + 1) times as large around its centre, by
     * which m parents' covariance is their children's.
     */
    static double[] simplex(double[][] x, RandomGenerator random) {
        int m = x.length;
        double[] shares = shares(m, random);
        double expansion = Math.sqrt(m + 1);
        double[] child = new double[x[0].length];
        for (int j = 0; j < child.length; j++) {
            double centre = 0;
            double inside = 0;
            for (int i = 0; i < m; i++) {
                centre += x[i][j] / m;
                inside += shares[i] * x[i][j];
            }
            child[j] = centre + expansion * (inside - centre);
        }
        return child;
    }

    /** Barycentric coordinates of an even point: exponentials over their sum. */
    private static double[] shares(int m, RandomGenerator random) {
        double[] shares = new double[m];
        double sum = 0;
        for (int i = 0; i < m; i++) {
            shares[i] = random.nextExponential();
            sum += shares[i];
        }
        for (int i = 0; i < m; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /**
     * UNDX (Ono and Kobayashi 1997): (x_0 + x_1)/2 + ξ (x_0 − x_1) + D η, with normal ξ, D the distance of x_2 from the line
     * of the others, and η normal in the directions across that line.
     */
    static double[] unimodal(double[][] x, RandomGenerator random) {
        int d = x[0].length;
        double[] line = difference(x[0], x[1]);
        double distance = length(across(difference(x[2], x[0]), line));
        double xi = ALONG * random.nextGaussian();
        double[] eta = new double[d];
        for (int j = 0; j < d; j++) {
            eta[j] = ACROSS / Math.sqrt(d) * random.nextGaussian();
        }
        double[] aside = across(eta, line);
        double[] child = new double[d];
        for (int j = 0; j < d; j++) {
            child[j] = (x[0][j] + x[1][j]) / 2 + xi * line[j] + distance * aside[j];
        }
        return child;
    }

    /** The part of a vector that is perpendicular to a line; all of it if the line has no length. */
    private static double[] across(double[] vector, double[] line) {
        double squares = dot(line, line);
        double share = squares == 0 ? 0 : dot(vector, line) / squares;
        double[] across = new double[vector.length];
        for (int j = 0; j < across.length; j++) {
            across[j] = vector[j] - share * line[j];
        }
        return across;
    }

    private static double[] difference(double[] one, double[] other) {
        double[] difference = new double[one.length];
        for (int j = 0; j < difference.length; j++) {
            difference[j] = one[j] - other[j];
        }
        return difference;
    }

    private static double length(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int j = 0; j < one.length; j++) {
            sum += one[j] * other[j];
        }
        return sum;
    }
}
