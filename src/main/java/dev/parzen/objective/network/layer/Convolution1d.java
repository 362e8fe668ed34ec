package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.architecture.Layer;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Window;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Placed;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import java.util.List;

/** A convolution of a sequence: sums, then batch normalisation if asked for, activation, and dropout. */
@Described(
        "A convolution of a sequence. It is left out of a trial in which the parameter for its filters is not active.")
public record Convolution1d(
        @Described("How many filters: the channels of its output.")
        Setting<Integer> filters,

        @Described(value = "How many steps the kernel covers.", byDefault = "3")
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
        implements LayerSpec {
    private static final int AXES = 1;

    public Convolution1d {
        Rule.whole(1, 65_536).require("filters", filters);
        Windows.SIZE.require("kernel", kernel);
        Windows.SIZE.require("stride", stride);
        Windows.PADDING.require("padding", padding);
        new Finish(activation, initialization, batchNormalization, normalize, dropout).require();
    }

    /** A layer with all its defaults. */
    public static Convolution1d of(Setting<Integer> filters) {
        return new Convolution1d(
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
    public List<Placed> resolve(SettingReader reader) {
        return reader.isActive(filters) ? Placed.all(this, present(reader.given(filters))) : List.of();
    }

    private List<Layer> present(SettingReader reader) {
        int channels = reader.read("filters", filters, Rule.whole(1, 65_536));
        Window window = new Window(
                AXES,
                reader.read("kernel", kernel, Windows.SIZE),
                reader.read("stride", stride, Windows.SIZE),
                reader.read("padding", padding, Windows.PADDING));
        return new Finish(activation, initialization, batchNormalization, normalize, dropout)
                .behind((start, bias) -> new Convolve(channels, window, start, bias), reader);
    }
}
