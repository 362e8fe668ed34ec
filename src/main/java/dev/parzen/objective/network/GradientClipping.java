package dev.parzen.objective.network;

import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;

/**
 * How gradients are kept from being too large. What is clipped is the gradient of the mean loss over a batch, before
 * the terms for the weights (l1, l2) are added to it.
 */
public sealed interface GradientClipping {

    GradientClipping NONE = new None();

    /** The same with the value that {@code reader} gives. */
    Limit resolve(SettingReader reader);

    /** What is compared with the limit. */
    enum Extent {
        /** Nothing. */
        NONE,
        /** The norm of all gradients together. */
        NETWORK,
        /** The norm of a layer's gradients. */
        LAYER,
        /** The norm of the gradient of one matrix of weights, or of one vector of biases. */
        ARRAY,
        /** The size of each number. */
        NUMBER
    }

    /** A clipping without holes: what is larger than {@code most} is made as large as that. */
    record Limit(Extent extent, double most) {
        public static final Limit NONE = new Limit(Extent.NONE, Double.POSITIVE_INFINITY);
    }

    /** Gradients stay as they are. */
    @Described("Gradients stay as they are.")
    record None() implements GradientClipping {
        @Override
        public Limit resolve(SettingReader reader) {
            return Limit.NONE;
        }
    }

    /** Keras's global_clipnorm. */
    @Described("The whole gradient is scaled down to a norm if it is larger, and keeps its direction.")
    record ByGlobalNorm(
            @Described(value = "The largest norm of the whole gradient.", byDefault = "1")
            Setting<Double> norm) implements GradientClipping {
        public ByGlobalNorm {
            Rule.positive().require("norm", norm);
        }

        @Override
        public Limit resolve(SettingReader reader) {
            return new Limit(Extent.NETWORK, reader.read("norm", norm, Rule.positive()));
        }
    }

    /** Weights and biases of a layer together. */
    @Described("The gradient of each layer is scaled down to a norm if it is larger.")
    record ByLayerNorm(
            @Described(value = "The largest norm of a layer's gradient.", byDefault = "1")
            Setting<Double> norm) implements GradientClipping {
        public ByLayerNorm {
            Rule.positive().require("norm", norm);
        }

        @Override
        public Limit resolve(SettingReader reader) {
            return new Limit(Extent.LAYER, reader.read("norm", norm, Rule.positive()));
        }
    }

    /** Keras's clipnorm. */
    @Described("The gradient of each matrix of weights and of each vector of biases is scaled down to a norm if it is"
            + " larger.")
    record ByNorm(
            @Described(value = "The largest norm of one of them.", byDefault = "1")
            Setting<Double> norm) implements GradientClipping {
        public ByNorm {
            Rule.positive().require("norm", norm);
        }

        @Override
        public Limit resolve(SettingReader reader) {
            return new Limit(Extent.ARRAY, reader.read("norm", norm, Rule.positive()));
        }
    }

    /** Keras's clipvalue. */
    @Described("Each number of the gradient is cut to a range around 0.")
    record ByValue(
            @Described(value = "The largest size of a number.", byDefault = "0.5")
            Setting<Double> value) implements GradientClipping {
        public ByValue {
            Rule.positive().require("value", value);
        }

        @Override
        public Limit resolve(SettingReader reader) {
            return new Limit(Extent.NUMBER, reader.read("value", value, Rule.positive()));
        }
    }
}
