package dev.parzen.training.dl4j.lean.stage;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.parzen.training.dl4j.lean.number.Columns;
import dev.parzen.training.dl4j.lean.number.Floats;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Z = X W + b. DL4J keeps W column by column, which is Wᵀ row by row: that is how the products below see it.
 */
public final class Affine extends Stage {
    private final boolean isFirst;
    private final Weights weights;
    private final Weights gradients;
    private final int rows;
    private final Floats out;
    private final float[] sums;
    private final float[] back;
    private final float[] bias;
    private Floats in;
    private FloatPointer x;

    /**
     * Where the numbers of the layer are.
     *
     * @param matrix as many as inputs times outputs
     * @param bias as many as outputs, or null
     */
    public record Weights(Floats matrix, Floats bias) {}

    public Affine(int inputs, int outputs, Weights weights, Weights gradients, boolean isFirst, int rows) {
        super(inputs, outputs);
        this.isFirst = isFirst;
        this.weights = weights;
        this.gradients = gradients;
        this.rows = rows;
        in = isFirst ? null : Floats.allocate((long) rows * inputs);
        out = Floats.allocate((long) rows * outputs);
        sums = new float[rows * outputs];
        back = isFirst ? null : new float[rows * inputs];
        bias = new float[outputs];
    }

    @Override
    public float[] begin(FloatPointer features, Pass pass) {
        x = features;
        return product(pass.rows());
    }

    @Override
    public float[] forward(float[] values, Pass pass) {
        if (in == null) { // there are stages before it, though none that learns
            in = Floats.allocate((long) rows * inputs);
        }
        x = in.pointer();
        in.write(0, values, pass.rows() * inputs);
        return product(pass.rows());
    }

    private float[] product(int count) {
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                count,
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
        out.read(0, sums, count * outputs);
        if (weights.bias() != null) {
            weights.bias().read(0, bias, outputs);
            for (int row = 0; row < count; row++) {
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
    public boolean learns() {
        return true;
    }

    @Override
    public float[] backward(float[] gradient, Pass pass) {
        int count = pass.rows();
        out.write(0, gradient, count * outputs);
        cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                outputs,
                inputs,
                count,
                1,
                out.pointer(),
                outputs,
                x,
                inputs,
                0,
                gradients.matrix().pointer(),
                inputs);
        if (gradients.bias() != null) {
            Columns.sum(gradient, bias, count);
            gradients.bias().write(0, bias, outputs);
        }
        return isFirst ? gradient : inputGradient(count);
    }

    private float[] inputGradient(int count) {
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                count,
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
        in.read(0, back, count * inputs);
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
