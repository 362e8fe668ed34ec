package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;
import java.util.Optional;

/** What the output units make of the sums that they receive: an {@link ActivationFunction}, or what suits the loss. */
public enum OutputActivation implements Labelled {
    /**
     * Softmax for cross-entropy, sigmoid for binary cross-entropy, identity for hinge. For the squared and the absolute
     * error by the task: softmax for classes, sigmoid for several labels, identity for quantities.
     */
    AUTO("auto", null),
    SOFTMAX(ActivationFunction.SOFTMAX),
    SIGMOID(ActivationFunction.SIGMOID),
    IDENTITY(ActivationFunction.IDENTITY),
    TANH(ActivationFunction.TANH),
    RELU(ActivationFunction.RELU),
    LEAKY_RELU(ActivationFunction.LEAKY_RELU),
    ELU(ActivationFunction.ELU),
    SELU(ActivationFunction.SELU),
    GELU(ActivationFunction.GELU),
    SWISH(ActivationFunction.SWISH);

    private final String label;
    private final Optional<ActivationFunction> function;

    OutputActivation(String label, ActivationFunction function) {
        this.label = label;
        this.function = Optional.ofNullable(function);
    }

    OutputActivation(ActivationFunction function) {
        this(function.label(), function);
    }

    @Override
    public String label() {
        return label;
    }

    /** The function; empty for {@link #AUTO}. */
    public Optional<ActivationFunction> function() {
        return function;
    }
}
