package dev.parzen.training.dl4j.lean;

/**
 * Batch normalisation (Ioffe and Szegedy 2015): x̂ = (x − μ) / √(σ² + ε), y = γ x̂ + β. In training μ and σ² are the
 * batch's mean and (biased) variance, and the running ones move to them: r ← d r + (1 − d) μ. Else they are the running
 * ones.
 */
final class Normalize extends Stage {
    private final Weights weights;
    private final Scale gradients;
    private final double epsilon;
    private final float decay;
    private final float[] gamma;
    private final float[] beta;
    private final float[] mean;
    private final float[] variance;
    private final float[] inverse;
    private final float[] running;
    private final float[] normalized;

    /** What is learnt, γ and β, or the gradients of it. */
    record Scale(Floats gamma, Floats beta) {}

    /** What is learnt, and the running means and variances. */
    record Weights(Scale scale, Floats mean, Floats variance) {}

    Normalize(int width, Weights weights, Scale gradients, double epsilon, double decay, int rows) {
        super(width, width);
        this.weights = weights;
        this.gradients = gradients;
        this.epsilon = epsilon;
        this.decay = (float) decay;
        gamma = new float[width];
        beta = new float[width];
        mean = new float[width];
        variance = new float[width];
        inverse = new float[width];
        running = new float[width];
        normalized = new float[rows * width];
    }

    @Override
    float[] forward(float[] values, Pass pass) {
        weights.scale().gamma().read(0, gamma, outputs);
        weights.scale().beta().read(0, beta, outputs);
        if (pass.training()) {
            measure(values, pass.rows());
            move(weights.mean(), mean);
            move(weights.variance(), variance);
        } else {
            weights.mean().read(0, mean, outputs);
            weights.variance().read(0, variance, outputs);
        }
        for (int j = 0; j < outputs; j++) {
            inverse[j] = (float) (1 / Math.sqrt(variance[j] + epsilon));
        }
        for (int row = 0; row < pass.rows(); row++) {
            normalize(values, row * outputs);
        }
        return values;
    }

    private void measure(float[] values, int rows) {
        Columns.sum(values, mean, rows);
        for (int j = 0; j < outputs; j++) {
            mean[j] /= rows;
            variance[j] = 0;
        }
        for (int row = 0; row < rows; row++) {
            addSquares(values, row * outputs);
        }
        for (int j = 0; j < outputs; j++) {
            variance[j] /= rows;
        }
    }

    private void addSquares(float[] values, int from) {
        for (int j = 0; j < outputs; j++) {
            float difference = values[from + j] - mean[j];
            variance[j] += difference * difference;
        }
    }

    private void move(Floats kept, float[] measured) {
        kept.read(0, running, outputs);
        for (int j = 0; j < outputs; j++) {
            running[j] = decay * running[j] + (1 - decay) * measured[j];
        }
        kept.write(0, running, outputs);
    }

    private void normalize(float[] values, int from) {
        for (int j = 0; j < outputs; j++) {
            float x = (values[from + j] - mean[j]) * inverse[j];
            normalized[from + j] = x;
            values[from + j] = gamma[j] * x + beta[j];
        }
    }

    /** ∂L/∂x = γ / √(σ² + ε) · (g − mean(g) − x̂ · mean(g x̂)), with g = ∂L/∂y; ∂L/∂γ = Σ g x̂, ∂L/∂β = Σ g. */
    @Override
    float[] backward(float[] gradient, Pass pass) {
        int rows = pass.rows();
        Columns.sum(gradient, beta, rows);
        gradients.beta().write(0, beta, outputs);
        float[] gammaGradient = mean; // no longer needed
        Columns.sumOfProducts(gradient, normalized, gammaGradient, rows);
        gradients.gamma().write(0, gammaGradient, outputs);
        for (int j = 0; j < outputs; j++) {
            beta[j] /= rows;
            gammaGradient[j] /= rows;
            inverse[j] *= gamma[j];
        }
        for (int row = 0; row < rows; row++) {
            back(gradient, row * outputs);
        }
        return gradient;
    }

    private void back(float[] gradient, int from) {
        for (int j = 0; j < outputs; j++) {
            gradient[from + j] = inverse[j] * (gradient[from + j] - beta[j] - normalized[from + j] * mean[j]);
        }
    }
}
