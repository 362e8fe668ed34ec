package dev.parzen.numerics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvalues of a real symmetric matrix, in no particular order, and its eigenvectors.
 *
 * <pre>
 * A = B diag(λ) Bᵀ      A^p = B diag(λ^p) Bᵀ
 * </pre>
 *
 * @param values λ, shape n
 * @param vectors the columns of B as rows: shape n × n, each of length 1
 */
public record SymmetricEigen(double[] values, double[][] vectors) {

    /**
     * Decomposes a matrix.
     *
     * @param matrix symmetric, shape n × n, n ≥ 1; only read
     * @throws ArithmeticException if it holds NaN or infinity, or the iteration does not come to an end
     */
    public static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(n, true, true);
        if (!isFinite(matrix) || !decomposition.decompose(new DMatrixRMaj(matrix))) {
            throw new ArithmeticException("The matrix has no eigenvalues within reach.");
        }
        double[] values = new double[n];
        double[][] vectors = new double[n][];
        for (int i = 0; i < n; i++) {
            values[i] = decomposition.getEigenvalue(i).getReal();
            vectors[i] = decomposition.getEigenVector(i).data.clone();
        }
        return new SymmetricEigen(values, vectors);
    }

    /** B diag(f) Bᵀ for other numbers f in the place of λ. */
    public double[][] with(double[] f) {
        int n = values.length;
        double[][] product = new double[n][n];
        for (int k = 0; k < n; k++) {
            double[] vector = vectors[k];
            for (int i = 0; i < n; i++) {
                double factor = f[k] * vector[i];
                for (int j = 0; j < n; j++) {
                    product[i][j] += factor * vector[j];
                }
            }
        }
        return product;
    }

    private static boolean isFinite(double[][] matrix) {
        for (double[] row : matrix) {
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    return false;
                }
            }
        }
        return true;
    }
}
