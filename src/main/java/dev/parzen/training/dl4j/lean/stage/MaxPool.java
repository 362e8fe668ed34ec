package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.window.Window;
import java.util.Arrays;

/**
 * The largest number in each window; of equal ones the first, by lines, gets the gradient, as in DL4J. NaN makes NaN. The
 * loops are free of branches: which number is the largest cannot be predicted.
 */
public final class MaxPool extends Pool {
    private final int[] chosen;

    public MaxPool(Window window, int rows) {
        super(window, rows);
        chosen = new int[rows * outputs];
    }

    @Override
    public float[] forward(float[] values, Pass pass) {
        Arrays.fill(out, 0, pass.rows() * outputs, Float.NEGATIVE_INFINITY);
        for (int plane = 0; plane < pass.rows() * window.channels(); plane++) {
            int source = plane * window.inputs();
            int target = plane * window.places();
            Arrays.fill(chosen, target, target + window.places(), source);
            for (int i = 0; i < pieces.size(); i++) {
                compare(values, source + pieces.from[i], target + pieces.to[i], pieces.count[i]);
            }
        }
        return out;
    }

    private void compare(float[] x, int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            int place = from + i * pieces.step;
            float largest = out[to + i];
            int isLarger = Float.floatToRawIntBits(largest - x[place] + 0f) >> 31; // all bits or none; -0 is no less
            chosen[to + i] += place - chosen[to + i] & isLarger;
            out[to + i] = Math.max(largest, x[place]);
        }
    }

    @Override
    public float[] backward(float[] gradient, Pass pass) {
        Arrays.fill(back, 0, pass.rows() * inputs, 0);
        for (int i = 0; i < pass.rows() * outputs; i++) {
            back[chosen[i]] += gradient[i];
        }
        return back;
    }
}
