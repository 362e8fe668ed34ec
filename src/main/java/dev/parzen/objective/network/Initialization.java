package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;

/**
 * How the weights of a layer begin, all with mean 0. For a layer with n inputs and m units, the variance is 2/n for
 * {@code he} (He et al. 2015), 2/(n + m) for {@code xavier} (Glorot and Bengio 2010) and 1/n for {@code lecun} (LeCun
 * et al. 1998). Biases begin at 0.
 */
public enum Initialization implements Labelled {
    /** He before a rectifier (ReLU, LeakyReLU, ELU, GELU, Swish), LeCun before SELU, Xavier before anything else. */
    AUTO("auto"),
    /** Normal with variance 2/n. */
    HE("he"),
    /** Uniform with variance 2/n. */
    HE_UNIFORM("he-uniform"),
    /** Normal with variance 2/(n + m). */
    XAVIER("xavier"),
    /** Uniform with variance 2/(n + m). */
    XAVIER_UNIFORM("xavier-uniform"),
    /** Normal with variance 1/n. */
    LECUN("lecun"),
    /** Uniform with variance 1/n. */
    LECUN_UNIFORM("lecun-uniform"),
    /** Normal with the standard deviation {@link LayerConstants#initialDeviation()}, whatever n and m are. */
    NORMAL("normal"),
    /** All 0: the units of a layer then stay alike, so it serves only the output layer. */
    ZERO("zero");

    private final String label;

    Initialization(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The same, with {@link #AUTO} decided. */
    public Initialization before(ActivationFunction activation) {
        if (this != AUTO) {
            return this;
        }
        if (activation == ActivationFunction.SELU) {
            return LECUN;
        }
        return activation.isRectifier() ? HE : XAVIER;
    }
}
