package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.number.Curve;

/** An activation function of one number, applied to each. */
public final class Activate extends Stage {
    private final Curve curve;
    private final float[] slopes;

    public Activate(int width, Curve curve, int rows) {
        super(width, width);
        this.curve = curve;
        slopes = new float[rows * width];
    }

    @Override
    public float[] forward(float[] values, Pass pass) {
        curve.apply(values, slopes, pass.rows() * outputs);
        return values;
    }

    @Override
    public float[] backward(float[] gradient, Pass pass) {
        int count = pass.rows() * outputs;
        for (int i = 0; i < count; i++) {
            gradient[i] *= slopes[i];
        }
        return gradient;
    }
}
