package dev.parzen.training.dl4j.lean.stage;

import dev.parzen.training.dl4j.lean.number.Floats;
import dev.parzen.training.dl4j.lean.window.Planes;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) of each channel: x̂ = (x − μ) / √(σ² + ε), y = γ x̂ + β. In training μ and
 * σ² are the mean and the (biased) variance over the batch and all places, and the running ones move to them: r ← d r + (1
 * − d) μ. Else they are the running ones.
 */
public abstract class Normalize extends Stage {
    final float[] gamma;
    final float[] beta;
    final float[] mean;
    final float[] inverse;
    final float[] normalized;
    private final int channels;
    private final int area;
    private final Weights weights;
    private final Scale gradients;
    private final Constants constants;
    private final float[] variance;
    private final float[] running;

    /** What is learnt, γ and β, or the gradients of it. */
    public record Scale(Floats gamma, Floats beta) {}

    /** What is learnt, and the running means and variances. */
    public record Weights(Scale scale, Floats mean, Floats variance) {}

    /** ε and d. */
    public record Constants(double epsilon, float decay) {}

    Normalize(Planes planes, Weights weights, Scale gradients, Constants constants, int rows) {
        super(planes.size(), planes.size());
        channels = planes.channels();
        area = planes.area();
        this.weights = weights;
        this.gradients = gradients;
        this.constants = constants;
        gamma = new float[channels];
        beta = new float[channels];
        mean = new float[channels];
        variance = new float[channels];
        inverse = new float[channels];
        running = new float[channels];
        normalized = new float[rows * outputs];
    }

    public static Normalize of(Planes planes, Weights weights, Scale gradients, Constants constants, int rows) {
        return planes.isRow()
                ? new NormalizeRows(planes, weights, gradients, constants, rows)
                : new NormalizePlanes(planes, weights, gradients, constants, rows);
    }

    /** Sums of each channel. */
    abstract void sum(float[] values, float[] sums, int rows);

    /** Sums of the squares of what differs from the means. */
    abstract void sumOfSquares(float[] values, float[] sums, int rows);

    /** Sums of the products with x̂. */
    abstract void sumOfProducts(float[] gradient, float[] sums, int rows);

    /** Puts y in the place of x, and keeps x̂. */
    abstract void normalize(float[] values, int rows);

    /** Puts f (g − a − x̂ b) in the place of g; f is in {@code inverse}, a in {@code beta}, b in {@code mean}. */
    abstract void toInputGradient(float[] gradient, int rows);

    @Override
    public float[] forward(float[] values, Pass pass) {
        weights.scale().gamma().read(0, gamma, channels);
        weights.scale().beta().read(0, beta, channels);
        if (pass.training()) {
            measure(values, pass.rows());
            move(weights.mean(), mean);
            move(weights.variance(), variance);
        } else {
            weights.mean().read(0, mean, channels);
            weights.variance().read(0, variance, channels);
        }
        for (int j = 0; j < channels; j++) {
            inverse[j] = (float) (1 / Math.sqrt(variance[j] + constants.epsilon()));
        }
        normalize(values, pass.rows());
        return values;
    }

    private void measure(float[] values, int rows) {
        sum(values, mean, rows);
        divide(mean, rows * area);
        sumOfSquares(values, variance, rows);
        divide(variance, rows * area);
    }

    private static void divide(float[] sums, int count) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] /= count;
        }
    }

    private void move(Floats kept, float[] measured) {
        float decay = constants.decay();
        kept.read(0, running, channels);
        for (int j = 0; j < channels; j++) {
            running[j] = decay * running[j] + (1 - decay) * measured[j];
        }
        kept.write(0, running, channels);
    }

    @Override
    public boolean learns() {
        return true;
    }

    /** ∂L/∂x = γ / √(σ² + ε) · (g − mean(g) − x̂ · mean(g x̂)), with g = ∂L/∂y; ∂L/∂γ = Σ g x̂, ∂L/∂β = Σ g. */
    @Override
    public float[] backward(float[] gradient, Pass pass) {
        int rows = pass.rows();
        sum(gradient, beta, rows);
        gradients.beta().write(0, beta, channels);
        sumOfProducts(gradient, mean, rows); // the means of x are no longer needed
        gradients.gamma().write(0, mean, channels);
        divide(beta, rows * area);
        divide(mean, rows * area);
        for (int j = 0; j < channels; j++) {
            inverse[j] *= gamma[j];
        }
        toInputGradient(gradient, rows);
        return gradient;
    }
}
