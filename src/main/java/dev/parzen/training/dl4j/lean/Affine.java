package dev.parzen.training.dl4j.lean;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Z = X W + b. DL4J keeps W column by column, which is Wᵀ row by row: that is how the products below see it.
 */
final class Affine extends Stage {
    private final boolean isFirst;
    private final Weights weights;
    private final Weights gradients;
    private final Floats in;
    private final Floats out;
    private final float[] sums;
    private final float[] back;
    private final float[] bias;
    private FloatPointer x;

    /**
     * Where the numbers of the layer are.
     *
     * @param matrix as many as inputs times outputs
     * @param bias as many as outputs, or null
     */
    record Weights(Floats matrix, Floats bias) {}

    Affine(int inputs, int outputs, Weights weights, Weights gradients, boolean isFirst, int rows) {
        super(inputs, outputs);
        this.isFirst = isFirst;
        this.weights = weights;
        this.gradients = gradients;
        in = isFirst ? null : Floats.allocate((long) rows * inputs);
        out = Floats.allocate((long) rows * outputs);
        sums = new float[rows * outputs];
        back = isFirst ? null : new float[rows * inputs];
        bias = new float[outputs];
        x = isFirst ? null : in.pointer();
    }

    @Override
    float[] begin(FloatPointer features, Pass pass) {
        x = features;
        return product(pass.rows());
    }

    @Override
    float[] forward(float[] values, Pass pass) {
        in.write(0, values, pass.rows() * inputs);
        return product(pass.rows());
    }

    private float[] product(int rows) {
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                rows,
                outputs,
                inputs,
                1,
                x,
                inputs,
                weights.matrix().pointer(),
                inputs,
                0,
                out.pointer(),
                outputs);
        out.read(0, sums, rows * outputs);
        if (weights.bias() != null) {
            weights.bias().read(0, bias, outputs);
            for (int row = 0; row < rows; row++) {
                addBias(row * outputs);
            }
        }
        return sums;
    }

    private void addBias(int from) {
        for (int j = 0; j < outputs; j++) {
            sums[from + j] += bias[j];
        }
    }

    @Override
    float[] backward(float[] gradient, Pass pass) {
        int rows = pass.rows();
        out.write(0, gradient, rows * outputs);
        cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                outputs,
                inputs,
                rows,
                1,
                out.pointer(),
                outputs,
                x,
                inputs,
                0,
                gradients.matrix().pointer(),
                inputs);
        if (gradients.bias() != null) {
            Columns.sum(gradient, bias, rows);
            gradients.bias().write(0, bias, outputs);
        }
        return isFirst ? gradient : inputGradient(rows);
    }

    private float[] inputGradient(int rows) {
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                rows,
                inputs,
                outputs,
                1,
                out.pointer(),
                outputs,
                weights.matrix().pointer(),
                inputs,
                0,
                in.pointer(),
                inputs);
        in.read(0, back, rows * inputs);
        return back;
    }

    @Override
    public void close() {
        out.pointer().deallocate();
        if (in != null) {
            in.pointer().deallocate();
        }
    }
}
