package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;

/** What a unit makes of the sum that it receives. */
public enum ActivationFunction implements Labelled {
    /** max(0, x). */
    RELU("ReLU"),
    /** 1 / (1 + e⁻ˣ). */
    SIGMOID("sigmoid"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** x above 0, 0.01 x below. */
    LEAKY_RELU("LeakyReLU"),
    /** x above 0, eˣ − 1 below. */
    ELU("ELU"),
    /** x · sigmoid(x). */
    SWISH("Swish"),
    /** eˣ of each unit, divided by the sum over the layer's units. */
    SOFTMAX("softmax"),
    /** x. */
    IDENTITY("identity");

    private final String label;

    ActivationFunction(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * True for the functions that pass positive sums nearly unchanged and cut negative ones: He's initialisation suits.
     */
    boolean isRectifier() {
        return this == RELU || this == LEAKY_RELU || this == ELU || this == SWISH;
    }
}
