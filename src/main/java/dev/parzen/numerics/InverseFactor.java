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

    /**
     * Of a matrix that is there as a whole: by Cholesky's method, whose rows of Lᵀ are the v below.
     *
     * @param columns a for each row
     * @param diagonal α, the same for all
     * @param least as for {@link #plus}
     */
    public static InverseFactor of(double[][] columns, double diagonal, double least) {
        int n = columns.length;
        double[][] upper = new double[n][n];
        InverseFactor factor = new InverseFactor(new double[n][]);
        for (int i = 0; i < n; i++) {
            double[] row = upper[i];
            row[i] = diagonal;
            for (int j = i + 1; j < n; j++) {
                row[j] = columns[j][i];
            }
            double[] v = column(upper, i);
            addAll(negated(v), upper, 0, i, row, i, n);
            double root = Math.sqrt(Math.max(least, row[i]));
            for (int j = i; j < n; j++) {
                row[j] /= root;
            }
            factor.rows[i] = factor.next(v, root);
        }
        return factor;
    }

    /** What is above the diagonal. */
    private static double[] column(double[][] upper, int i) {
        double[] column = new double[i];
        Arrays.setAll(column, k -> upper[k][i]);
        return column;
    }

    private static double[] negated(double[] v) {
        return Arrays.stream(v).map(number -> -number).toArray();
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
        double root = Math.sqrt(Math.max(least, diagonal - dot(v, v, n)));
        double[][] more = Arrays.copyOf(rows, n + 1);
        more[n] = next(v, root);
        return new InverseFactor(more);
    }

    /** (−vᵀ W, 1) / λ, of the first rows of W. */
    private double[] next(double[] v, double root) {
        double[] next = new double[v.length + 1];
        addRows(v, v.length, next);
        for (int i = 0; i < v.length; i++) {
            next[i] = -next[i] / root;
        }
        next[v.length] = 1 / root;
        return next;
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
        addRows(v, x.length, x);
        return x;
    }

    private void addRows(double[] factors, int count, double[] sum) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            addFour(factors, rows, k, sum, 0, k + 1);
            for (int row = k + 1; row < k + 4; row++) {
                addMultiple(factors[row], rows[row], sum, k + 1, row + 1);
            }
        }
        for (; k < count; k++) {
            addMultiple(factors[k], rows[k], sum, 0, k + 1);
        }
    }

    /** W by its columns: for many products. */
    public Columns columns() {
        double[][] columns = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k <= i; k++) {
                columns[k][i] = rows[i][k];
            }
        }
        return new Columns(columns);
    }

    /** W by its columns. */
    public static final class Columns {
        private final double[][] columns;

        private Columns(double[][] columns) {
            this.columns = columns;
        }

        /** W x, several times as fast as by rows: sums of columns become vector instructions, inner products do not. */
        public double[] times(double[] x) {
            int n = columns.length;
            double[] v = new double[n];
            int k = 0;
            for (; k + 3 < n; k += 4) {
                addFour(x, columns, k, v, k, n);
            }
            for (; k < n; k++) {
                addMultiple(x[k], columns[k], v, k, n);
            }
            return v;
        }
    }

    /** A⁻¹ x. */
    public double[] solve(double[] x) {
        return transposeTimes(times(x));
    }

    /** A⁻¹: its lower triangle, by rows. */
    public double[][] inverse() {
        int n = rows.length;
        double[][] inverse = new double[n][];
        double[] factors = new double[n];
        for (int i = 0; i < n; i++) {
            inverse[i] = new double[i + 1];
            for (int k = i; k < n; k++) {
                factors[k] = rows[k][i];
            }
            addAll(factors, rows, i, n, inverse[i], 0, i + 1);
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

    /** Adds to {@code sum}, between {@code from} and {@code to}, multiples of the vectors {@code first} … {@code end} − 1. */
    private static void addAll(
            double[] factors, double[][] vectors, int first, int end, double[] sum, int from, int to) {
        int k = first;
        for (; k + 3 < end; k += 4) {
            addFour(factors, vectors, k, sum, from, to);
        }
        for (; k < end; k++) {
            addMultiple(factors[k], vectors[k], sum, from, to);
        }
    }

    /** Four at once, so that a sum is read and written once for four products. */
    private static void addFour(double[] factors, double[][] vectors, int k, double[] sum, int from, int to) {
        double a = factors[k];
        double b = factors[k + 1];
        double c = factors[k + 2];
        double d = factors[k + 3];
        double[] x = vectors[k];
        double[] y = vectors[k + 1];
        double[] z = vectors[k + 2];
        double[] w = vectors[k + 3];
        for (int i = from; i < to; i++) {
            sum[i] += (a * x[i] + b * y[i]) + (c * z[i] + d * w[i]);
        }
    }

    private static void addMultiple(double factor, double[] x, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += factor * x[i];
        }
    }
}
