package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;

/**
 * How the weights of a layer begin. For a layer with n inputs and m units, the variance is 2/n for {@code he} (He et
 * al. 2015) and 2/(n + m) for {@code xavier} (Glorot and Bengio 2010). Biases begin at 0.
 */
public enum Initialization implements Labelled {
    /** He before a rectifier (ReLU, LeakyReLU, ELU, Swish), Xavier before anything else. */
    AUTO("auto"),
    /** Normal with variance 2/n. */
    HE("he"),
    /** Uniform with variance 2/n. */
    HE_UNIFORM("he-uniform"),
    /** Normal with variance 2/(n + m). */
    XAVIER("xavier"),
    /** Uniform with variance 2/(n + m). */
    XAVIER_UNIFORM("xavier-uniform");

    private final String label;

    Initialization(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The same, with {@link #AUTO} decided. */
    Initialization before(ActivationFunction activation) {
        return this != AUTO ? this : activation.isRectifier() ? HE : XAVIER;
    }
}
