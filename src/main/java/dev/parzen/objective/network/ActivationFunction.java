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
    /** x above 0, a x below; a is {@link LayerConstants#leakySlope()}. */
    LEAKY_RELU("LeakyReLU"),
    /** x above 0, eˣ − 1 below. */
    ELU("ELU"),
    /** λ x above 0, λ a (eˣ − 1) below, with λ = 1.0507… and a = 1.6732… (Klambauer et al. 2017). */
    SELU("SELU"),
    /**
     * x · sigmoid(1.702 x), one of the two forms that Hendrycks and Gimpel (2016) give for x Φ(x), where Φ is the
     * normal distribution; it differs from that by at most 0.0204.
     */
    GELU("GELU"),
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
        return this == RELU || this == LEAKY_RELU || this == ELU || this == GELU || this == SWISH;
    }
}
