package dev.parzen.sampler.nsga;

import java.util.Arrays;

/**
 * Losses brought to one scale: 0 at the ideal point, 1 where the plane through the extreme points meets each axis (Deb and
 * Jain 2014, section IV-C).
 *
 * <pre>
 * m      objectives                z   ideal point: the least of each loss, shape m
 * e_j    extreme point: the one with the least max_i (f_i − z_i) / w_i, where w_j = 1 and the others are 10⁻⁶
 * a      intercepts, shape m: Σ_i (e_ji − z_i) / a_i = 1 for every j
 * </pre>
 *
 * Where the plane is none, or meets an axis beyond the worst loss or hardly above the ideal one, a is the range of the first
 * front.
 */
record Normalization(double[] ideal, double[] intercepts) {
    private static final double SMALL_WEIGHT = 1e-6;
    private static final double LEAST = 1e-6;

    /**
     * The scale that follows from a population.
     *
     * @param losses finite, shape n × m with n ≥ 1
     * @param isFirst which of them are in the first front
     */
    static Normalization of(double[][] losses, boolean[] isFirst) {
        int m = losses[0].length;
        double[] ideal = new double[m];
        double[] worst = new double[m];
        double[] worstOfFirst = new double[m];
        Arrays.fill(ideal, Double.POSITIVE_INFINITY);
        Arrays.fill(worst, Double.NEGATIVE_INFINITY);
        Arrays.fill(worstOfFirst, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < losses.length; k++) {
            for (int j = 0; j < m; j++) {
                ideal[j] = Math.min(ideal[j], losses[k][j]);
                worst[j] = Math.max(worst[j], losses[k][j]);
                worstOfFirst[j] = isFirst[k] ? Math.max(worstOfFirst[j], losses[k][j]) : worstOfFirst[j];
            }
        }
        double[] plane = plane(extremes(losses, ideal));
        boolean isPlane = true;
        for (int j = 0; j < m; j++) {
            isPlane &= plane[j] > LEAST && plane[j] <= worst[j] - ideal[j];
        }
        double[] intercepts = new double[m];
        for (int j = 0; j < m; j++) {
            double range = worstOfFirst[j] - ideal[j];
            double wider = range > LEAST ? range : worst[j] - ideal[j];
            intercepts[j] = isPlane ? plane[j] : wider > 0 ? wider : 1;
        }
        return new Normalization(ideal, intercepts);
    }

    double[][] applied(double[][] losses) {
        double[][] normal = new double[losses.length][ideal.length];
        for (int k = 0; k < losses.length; k++) {
            for (int j = 0; j < ideal.length; j++) {
                normal[k][j] = (losses[k][j] - ideal[j]) / intercepts[j];
            }
        }
        return normal;
    }

    /** The extreme point of each axis, from the ideal point on, shape m × m. */
    private static double[][] extremes(double[][] losses, double[] ideal) {
        int m = ideal.length;
        double[][] extremes = new double[m][m];
        for (int j = 0; j < m; j++) {
            int axis = j;
            double[] extreme = Arrays.stream(losses)
                    .min((one, other) -> Double.compare(achievement(one, ideal, axis), achievement(other, ideal, axis)))
                    .orElseThrow();
            for (int i = 0; i < m; i++) {
                extremes[j][i] = extreme[i] - ideal[i];
            }
        }
        return extremes;
    }

    private static double achievement(double[] losses, double[] ideal, int axis) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < losses.length; i++) {
            most = Math.max(most, (losses[i] - ideal[i]) / (i == axis ? 1 : SMALL_WEIGHT));
        }
        return most;
    }

    /** 1 / x with E x = 1, by elimination with pivots; NaN or infinite if E is singular. */
    private static double[] plane(double[][] e) {
        int m = e.length;
        double[] x = new double[m];
        Arrays.fill(x, 1);
        for (int c = 0; c < m; c++) {
            int pivot = c;
            for (int r = c + 1; r < m; r++) {
                pivot = Math.abs(e[r][c]) > Math.abs(e[pivot][c]) ? r : pivot;
            }
            swap(e, x, c, pivot);
            for (int r = 0; r < m; r++) {
                double factor = r == c ? 0 : e[r][c] / e[c][c];
                for (int k = c; k < m; k++) {
                    e[r][k] -= factor * e[c][k];
                }
                x[r] -= factor * x[c];
            }
        }
        for (int c = 0; c < m; c++) {
            x[c] = e[c][c] / x[c];
        }
        return x;
    }

    private static void swap(double[][] e, double[] x, int one, int other) {
        double[] row = e[one];
        e[one] = e[other];
        e[other] = row;
        double right = x[one];
        x[one] = x[other];
        x[other] = right;
    }
}
