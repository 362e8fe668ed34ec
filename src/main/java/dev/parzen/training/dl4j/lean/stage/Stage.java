package dev.parzen.training.dl4j.lean.stage;

import org.bytedeco.javacpp.FloatPointer;

/**
 * One step of the computation. Matrices are row-major, a row for each row of the batch; a stage may overwrite what it is
 * given and return that, and what it returns is its own until the next pass.
 */
public abstract class Stage implements AutoCloseable {
    public final int inputs;
    public final int outputs;
    private float[] entered = {};

    Stage(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** The outputs for these inputs. */
    public abstract float[] forward(float[] values, Pass pass);

    /** The outputs for the rows of a batch outside the heap, which stay as they are. */
    public float[] begin(FloatPointer features, Pass pass) {
        int count = pass.rows() * inputs;
        if (entered.length < count) {
            entered = new float[count];
        }
        features.get(entered, 0, count);
        return forward(entered, pass);
    }

    /**
     * Writes the gradient of the weights, if there are any, for the rows of the last forward pass.
     *
     * @param gradient of the loss with respect to the outputs
     * @param pass the same as in the last forward pass
     * @return the gradient with respect to the inputs; anything if no stage before this one has weights
     */
    public abstract float[] backward(float[] gradient, Pass pass);

    /** Whether it has weights. */
    public boolean learns() {
        return false;
    }

    @Override
    public void close() {
        // most have nothing outside the heap
    }
}
