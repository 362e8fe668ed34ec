package dev.parzen.training.dl4j.lean.stage;

/** Each number of a row goes to another place. */
public final class Rearrange extends Stage {
    private final int[] sources;
    private final float[] out;
    private final float[] back;

    /** @param sources for each number that comes out, which one it was */
    public Rearrange(int[] sources, int rows) {
        super(sources.length, sources.length);
        this.sources = sources;
        out = new float[rows * inputs];
        back = new float[rows * inputs];
    }

    @Override
    public float[] forward(float[] values, Pass pass) {
        for (int from = 0; from < pass.rows() * inputs; from += inputs) {
            for (int i = 0; i < inputs; i++) {
                out[from + i] = values[from + sources[i]];
            }
        }
        return out;
    }

    @Override
    public float[] backward(float[] gradient, Pass pass) {
        for (int from = 0; from < pass.rows() * inputs; from += inputs) {
            for (int i = 0; i < inputs; i++) {
                back[from + sources[i]] = gradient[from + i];
            }
        }
        return back;
    }
}
