package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Described;

/** A convolution of an image: sums, then batch normalisation if asked for, activation, and dropout. */
@Described("A convolution of an image. It is left out of a trial in which the parameter for its filters is not active.")
public record Convolution2d(
        @Described("How many filters: the channels of its output.")
        Setting<Integer> filters,

        @Described(value = "The height and the width of the kernel.", byDefault = "3")
        Setting<Integer> kernel,

        @Described(value = "How far the kernel moves from place to place.", byDefault = "1")
        Setting<Integer> stride,

        @Described(
                value = "At the edges: valid, the kernel stays inside; same, they are padded with 0.",
                byDefault = "\"valid\"")
        Setting<Padding> padding,

        @Described(value = "The activation function.", byDefault = "\"ReLU\"")
        Setting<ActivationFunction> activation,

        @Described(
                value = "How the weights begin; auto: he before a rectifier, lecun before SELU, else xavier.",
                byDefault = "\"auto\"")
        Setting<Initialization> initialization,

        @Described(value = "Whether there is batch normalisation, of each channel.", byDefault = "false")
        Setting<Boolean> batchNormalization,

        @Described(
                value = "Whether batch normalisation stands before or after the activation.",
                byDefault = "\"before\"")
        Setting<Side> normalize,

        @Described(value = "The share of the layer's outputs that is dropped in training.", byDefault = "0")
        Setting<Double> dropout)
        implements Convolution {
    public Convolution2d {
        FILTERS.require("filters", filters);
        Windows.SIZE.require("kernel", kernel);
        Windows.SIZE.require("stride", stride);
        Windows.PADDING.require("padding", padding);
        new Finish(activation, initialization, batchNormalization, normalize, dropout).require();
    }

    /** A layer with all its defaults. */
    public static Convolution2d of(Setting<Integer> filters) {
        return new Convolution2d(
                filters,
                Setting.of(3),
                Setting.of(1),
                Setting.of(Padding.VALID),
                Setting.of(ActivationFunction.RELU),
                Setting.of(Initialization.AUTO),
                Setting.of(false),
                Setting.of(Side.BEFORE),
                Setting.of(0.0));
    }

    @Override
    public int axes() {
        return 2;
    }

    @Override
    public Finish finish() {
        return new Finish(activation, initialization, batchNormalization, normalize, dropout);
    }
}
