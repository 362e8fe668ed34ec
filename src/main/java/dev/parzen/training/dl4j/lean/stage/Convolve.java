package dev.parzen.training.dl4j.lean.stage;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.parzen.training.dl4j.lean.number.Columns;
import dev.parzen.training.dl4j.lean.number.Floats;
import dev.parzen.training.dl4j.lean.window.Patches;
import dev.parzen.training.dl4j.lean.window.Window;
import java.util.Arrays;

/**
 * A convolution. With K the inputs of the window in all channels, P the places of some rows, X their {@link Patches} (K ×
 * P) and W the weights (filters × K, as DL4J keeps them): Z = W X + b. Rows are taken a few at a time, so that X stays
 * near the processor; it is laid out again for the gradient instead of being kept.
 */
public final class Convolve extends Stage {
    /** How many numbers X and Z may have each: an eighth of a megabyte, or what one row needs. */
    private static final int LAID_OUT = 1 << 15;

    private final int filters;
    private final int depth;
    private final int places;
    private final int atOnce;
    private final int pitch;
    private final Affine.Weights weights;
    private final Affine.Weights gradients;
    private final Patches patches;
    private final Floats lines;
    private final Floats sums;
    private final float[] laid;
    private final float[] some;
    private final float[] out;
    private final float[] bias;
    private final float[] ofPlaces;
    private final float[] back;
    private float[] x;

    public Convolve(
            Window window, int filters, Affine.Weights weights, Affine.Weights gradients, boolean isFirst, int rows) {
        super(window.channels() * window.inputs(), filters * window.places());
        this.filters = filters;
        this.weights = weights;
        this.gradients = gradients;
        depth = window.channels() * window.area();
        places = window.places();
        atOnce = Math.max(1, Math.min(rows, LAID_OUT / (Math.max(filters, depth) * places)));
        pitch = atOnce * places;
        patches = new Patches(window, pitch);
        lines = Floats.allocate((long) depth * pitch);
        sums = Floats.allocate((long) filters * pitch);
        laid = new float[depth * pitch];
        some = new float[Math.max(filters, depth) * pitch];
        out = new float[rows * outputs];
        bias = new float[filters];
        ofPlaces = new float[outputs];
        back = isFirst ? null : new float[rows * inputs];
    }

    @Override
    public float[] forward(float[] values, Pass pass) {
        x = values; // whoever made them, nobody changes them before the backward pass
        if (weights.bias() != null) {
            weights.bias().read(0, bias, filters);
        }
        for (int from = 0; from < pass.rows(); from += atOnce) {
            int count = Math.min(atOnce, pass.rows() - from);
            lay(from, count);
            product(count * places);
            sums.read(0, some, filters * pitch);
            for (int row = 0; row < count; row++) {
                take(row * places, (from + row) * outputs);
            }
        }
        return out;
    }

    private void lay(int from, int count) {
        for (int row = 0; row < count; row++) {
            patches.lay(x, (from + row) * inputs, laid, row * places);
        }
        lines.write(0, laid, depth * pitch);
    }

    /** Z = W X. */
    private void product(int columns) {
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                filters,
                columns,
                depth,
                1,
                weights.matrix().pointer(),
                depth,
                lines.pointer(),
                pitch,
                0,
                sums.pointer(),
                pitch);
    }

    private void take(int column, int to) {
        for (int filter = 0; filter < filters; filter++) {
            float b = bias[filter];
            int source = filter * pitch + column;
            int target = to + filter * places;
            for (int i = 0; i < places; i++) {
                out[target + i] = some[source + i] + b;
            }
        }
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public float[] backward(float[] gradient, Pass pass) {
        if (back != null) {
            Arrays.fill(back, 0, pass.rows() * inputs, 0);
        }
        for (int from = 0; from < pass.rows(); from += atOnce) {
            int count = Math.min(atOnce, pass.rows() - from);
            lay(from, count);
            give(gradient, from, count);
            weightGradient(count * places, from > 0);
            if (back != null) {
                inputGradient(from, count);
            }
        }
        if (gradients.bias() != null) {
            biasGradient(gradient, pass.rows());
        }
        return back == null ? gradient : back;
    }

    private void give(float[] gradient, int from, int count) {
        for (int row = 0; row < count; row++) {
            for (int filter = 0; filter < filters; filter++) {
                System.arraycopy(
                        gradient,
                        (from + row) * outputs + filter * places,
                        some,
                        filter * pitch + row * places,
                        places);
            }
        }
        sums.write(0, some, filters * pitch);
    }

    /** ∂L/∂W = Σ G Xᵀ, with G = ∂L/∂Z. */
    private void weightGradient(int columns, boolean isAdded) {
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                filters,
                depth,
                columns,
                1,
                sums.pointer(),
                pitch,
                lines.pointer(),
                pitch,
                isAdded ? 1 : 0,
                gradients.matrix().pointer(),
                depth);
    }

    /** ∂L/∂X = Wᵀ G, which then goes to the inputs that X was made of. */
    private void inputGradient(int from, int count) {
        cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                depth,
                count * places,
                filters,
                1,
                weights.matrix().pointer(),
                depth,
                sums.pointer(),
                pitch,
                0,
                lines.pointer(),
                pitch);
        lines.read(0, some, depth * pitch);
        for (int row = 0; row < count; row++) {
            patches.gather(some, row * places, back, (from + row) * inputs);
        }
    }

    private void biasGradient(float[] gradient, int rows) {
        Columns.sum(gradient, ofPlaces, rows);
        Columns.fold(ofPlaces, bias, places);
        gradients.bias().write(0, bias, filters);
    }

    @Override
    public void close() {
        lines.pointer().deallocate();
        sums.pointer().deallocate();
    }
}
