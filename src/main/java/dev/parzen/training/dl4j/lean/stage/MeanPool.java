package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.window.Window;
import java.util.Arrays;

/** The mean of the numbers in each window, without padding. */
public final class MeanPool extends Pool {
    private final float[] shares;
    private final float[] shared;

    public MeanPool(Window window, int rows) {
        super(window, rows);
        shares = new float[window.places()];
        shared = new float[window.places()];
        for (int i = 0; i < window.down().places(); i++) {
            for (int j = 0; j < window.across().places(); j++) {
                int covered = window.down().covered(i) * window.across().covered(j);
                shares[i * window.across().places() + j] = 1f / covered;
            }
        }
    }

    @Override
    public float[] forward(float[] values, Pass pass) {
        Arrays.fill(out, 0, pass.rows() * outputs, 0);
        for (int plane = 0; plane < pass.rows() * window.channels(); plane++) {
            int source = plane * window.inputs();
            int target = plane * window.places();
            for (int i = 0; i < pieces.size(); i++) {
                add(values, source + pieces.from[i], target + pieces.to[i], pieces.count[i]);
            }
            for (int i = 0; i < shares.length; i++) {
                out[target + i] *= shares[i];
            }
        }
        return out;
    }

    private void add(float[] x, int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] += x[from + i * pieces.step];
        }
    }

    @Override
    public float[] backward(float[] gradient, Pass pass) {
        Arrays.fill(back, 0, pass.rows() * inputs, 0);
        for (int plane = 0; plane < pass.rows() * window.channels(); plane++) {
            int source = plane * window.places();
            int target = plane * window.inputs();
            for (int i = 0; i < shares.length; i++) {
                shared[i] = gradient[source + i] * shares[i];
            }
            for (int i = 0; i < pieces.size(); i++) {
                give(pieces.to[i], target + pieces.from[i], pieces.count[i]);
            }
        }
        return back;
    }

    private void give(int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            back[to + i * pieces.step] += shared[from + i];
        }
    }
}
