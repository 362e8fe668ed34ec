package dev.parzen.numerics;

import java.util.Arrays;

/**
 * The inverse of the Cholesky factor of a symmetric positive definite matrix that grows row by row.
 *
 * <pre>
 * A      the matrix, n × n               L      its factor: A = L Lᵀ, lower triangular
 * W      L⁻¹, lower triangular           so A⁻¹ = Wᵀ W
 * a, α   the next column of A above its diagonal, and the diagonal's number
 *
 * v = W a      λ = √(α − |v|²)      the next row of W: (−vᵀ W, 1) / λ
 * </pre>
 *
 * A row costs n² multiplications, so do v and A⁻¹ a; a factor of which one row is new is never computed again. Immutable:
 * with one more row it is another that shares the rows of the first.
 */
public final class InverseFactor {
    /** Of a matrix without rows. */
    public static final InverseFactor EMPTY = new InverseFactor(new double[0][]);

    private final double[][] rows;

    private InverseFactor(double[][] rows) {
        this.rows = rows;
    }

    /** n. */
    public int size() {
        return rows.length;
    }

    /**
     * With one more row of the matrix.
     *
     * @param column a, of which the first n numbers count
     * @param diagonal α
     * @param least what α − |v|² is at least, whatever rounding makes of it; above 0
     */
    public InverseFactor plus(double[] column, double diagonal, double least) {
        int n = rows.length;
        double[] v = times(column);
        double[] row = transposeTimes(v);
        double root = Math.sqrt(Math.max(least, diagonal - dot(v, v, n)));
        double[] next = new double[n + 1];
        for (int i = 0; i < n; i++) {
            next[i] = -row[i] / root;
        }
        next[n] = 1 / root;
        double[][] more = Arrays.copyOf(rows, n + 1);
        more[n] = next;
        return new InverseFactor(more);
    }

    /** W x. */
    public double[] times(double[] x) {
        double[] v = new double[rows.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = dot(rows[i], x, i + 1);
        }
        return v;
    }

    /** Wᵀ v. */
    public double[] transposeTimes(double[] v) {
        double[] x = new double[rows.length];
        for (int i = 0; i < x.length; i++) {
            addMultiple(v[i], rows[i], x, i + 1);
        }
        return x;
    }

    /** A⁻¹ x. */
    public double[] solve(double[] x) {
        return transposeTimes(times(x));
    }

    /** A⁻¹: its lower triangle, by rows. */
    public double[][] inverse() {
        double[][] inverse = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            inverse[k] = new double[k + 1];
            for (int i = 0; i <= k; i++) {
                addMultiple(rows[k][i], rows[k], inverse[i], i + 1);
            }
        }
        return inverse;
    }

    /** ln |A|. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum -= 2 * Math.log(rows[i][i]);
        }
        return sum;
    }

    /** The sum of the first {@code count} products: four partial sums, as each addition waits for the one before it. */
    public static double dot(double[] x, double[] y, int count) {
        double one = 0;
        double two = 0;
        double three = 0;
        double four = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            one += x[i] * y[i];
            two += x[i + 1] * y[i + 1];
            three += x[i + 2] * y[i + 2];
            four += x[i + 3] * y[i + 3];
        }
        for (; i < count; i++) {
            one += x[i] * y[i];
        }
        return (one + two) + (three + four);
    }

    private static void addMultiple(double factor, double[] x, double[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += factor * x[i];
        }
    }
}
