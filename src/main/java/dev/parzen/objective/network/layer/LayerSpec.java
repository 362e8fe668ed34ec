package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.architecture.Layer;
import dev.parzen.objective.network.architecture.Layer.Activate;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.Normalize;
import dev.parzen.objective.network.architecture.Placed;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A part of a network between its input and its output layer. */
public sealed interface LayerSpec
        permits LayerSpec.Dense,
                Convolution,
                WindowPooling,
                GlobalPooling,
                LayerSpec.Flatten,
                Lstm,
                Embedding,
                LayerSpec.Activation,
                LayerSpec.Dropout,
                LayerSpec.BatchNormalization,
                LayerSpec.Block {

    /** The most layers of a network. Blocks in blocks multiply, so a few lines could ask for any number of them. */
    int MOST_LAYERS = 5000;

    /** The layers that this one comes to, with the values that {@code reader} gives. */
    List<Placed> resolve(SettingReader reader);

    /**
     * The layers that a list of these comes to, in order.
     *
     * @throws InvalidValueException if they are more than {@link #MOST_LAYERS}, or a setting finds no value that can serve
     */
    static List<Placed> resolve(List<LayerSpec> layers, SettingReader reader) {
        List<Placed> resolved = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            try {
                for (Placed layer : layers.get(i).resolve(reader)) {
                    resolved.add(layer.under(i));
                }
                requireNotTooMany(resolved.size());
            } catch (InvalidValueException refused) {
                throw refused.under(i).under("layers");
            }
        }
        return resolved;
    }

    private static void requireNotTooMany(long layers) {
        if (layers > MOST_LAYERS) {
            throw new InvalidValueException(
                    "times",
                    "The network comes to more than " + MOST_LAYERS
                            + " layers up to here: repeat blocks fewer times; blocks in blocks multiply.");
        }
    }

    /** A fully connected layer: affine, then batch normalisation if asked for, activation, and dropout. */
    @Described("A fully connected layer; an image or a sequence before it is flattened. It is left out of a trial in"
            + " which the parameter for its width is not active.")
    record Dense(
            @Described("How many units.") Setting<Integer> width,

            @Described(value = "The activation function.", byDefault = "\"ReLU\"")
            Setting<ActivationFunction> activation,

            @Described(
                    value = "How the weights begin; auto: he before a rectifier, lecun before SELU, else xavier.",
                    byDefault = "\"auto\"")
            Setting<Initialization> initialization,

            @Described(value = "Whether there is batch normalisation, of each unit.", byDefault = "false")
            Setting<Boolean> batchNormalization,

            @Described(
                    value = "Whether batch normalisation stands before or after the activation.",
                    byDefault = "\"before\"")
            Setting<Side> normalize,

            @Described(value = "The share of the layer's outputs that is dropped in training.", byDefault = "0")
            Setting<Double> dropout)
            implements LayerSpec {
        private static final Rule<Integer> WIDTH = Rule.whole(1, 65_536);

        public Dense {
            WIDTH.require("width", width);
            new Finish(activation, initialization, batchNormalization, normalize, dropout).require();
        }

        /** A layer that normalises, if at all, before the activation. */
        public Dense(
                Setting<Integer> width,
                Setting<ActivationFunction> activation,
                Setting<Initialization> initialization,
                Setting<Boolean> batchNormalization,
                Setting<Double> dropout) {
            this(width, activation, initialization, batchNormalization, Setting.of(Side.BEFORE), dropout);
        }

        /** A layer with all its defaults. */
        public static Dense of(Setting<Integer> width) {
            return new Dense(
                    width,
                    Setting.of(ActivationFunction.RELU),
                    Setting.of(Initialization.AUTO),
                    Setting.of(false),
                    Setting.of(0.0));
        }

        @Override
        public List<Placed> resolve(SettingReader reader) {
            return reader.isActive(width) ? Placed.all(this, present(reader.given(width))) : List.of();
        }

        private List<Layer> present(SettingReader reader) {
            int units = reader.read("width", width, WIDTH);
            return new Finish(activation, initialization, batchNormalization, normalize, dropout)
                    .behind((start, bias) -> new Affine(units, start, bias), reader);
        }
    }

    /** All numbers of an image or a sequence as a plain row. */
    @Described("Makes a plain row of an image or a sequence. A dense layer and the output do so by themselves.")
    record Flatten() implements LayerSpec {
        @Override
        public List<Placed> resolve(SettingReader reader) {
            return Placed.all(this, new Layer.Flatten());
        }
    }

    /** Dropout on its own. */
    @Described("Drops a share of its inputs at random and scales up the others; does nothing in evaluation.")
    record Dropout(@Described("The share that is dropped.") Setting<Double> rate) implements LayerSpec {
        public Dropout {
            Rule.share().require("rate", rate);
        }

        @Override
        public List<Placed> resolve(SettingReader reader) {
            return Placed.all(this, Finish.dropping(reader.read("rate", rate, Rule.share())));
        }
    }

    /** Batch normalisation on its own. */
    @Described("Normalises each of its inputs (each channel of an image) over the batch, then scales and shifts it by"
            + " learnt amounts.")
    record BatchNormalization(
            @Described(
                    value = "The share of the running mean and variance that stays in each step; evaluation uses them.",
                    byDefault = "0.9")
            Setting<Double> momentum,

            @Described(value = "What is added to the variance.", byDefault = "1e-5")
            Setting<Double> epsilon)
            implements LayerSpec {
        public BatchNormalization {
            Rule.share().require("momentum", momentum);
            Rule.positive().require("epsilon", epsilon);
        }

        @Override
        public List<Placed> resolve(SettingReader reader) {
            return Placed.all(
                    this,
                    new Normalize(
                            reader.read("momentum", momentum, Rule.share()),
                            reader.read("epsilon", epsilon, Rule.positive())));
        }
    }

    /** An activation function on its own. */
    @Described("Applies an activation function.")
    record Activation(@Described("The activation function.") Setting<ActivationFunction> function)
            implements LayerSpec {
        public Activation {
            Rule.oneOf(ActivationFunction.class).require("function", function);
        }

        @Override
        public List<Placed> resolve(SettingReader reader) {
            return Placed.all(
                    this, new Activate(reader.read("function", function, Rule.oneOf(ActivationFunction.class))));
        }
    }

    /** Layers that come several times. */
    @Described("Repeats its layers, each time with weights of their own.")
    record Block(
            @Described("How many times.") Setting<Integer> times,
            @Described("The layers to repeat.") List<LayerSpec> layers)
            implements LayerSpec {
        private static final Rule<Integer> TIMES = Rule.whole(0, 1000);

        public Block {
            TIMES.require("times", times);
            layers = List.copyOf(layers);
        }

        @Override
        public List<Placed> resolve(SettingReader reader) {
            int repeats = reader.read("times", times, TIMES);
            List<Placed> once = LayerSpec.resolve(layers, reader);
            requireNotTooMany((long) repeats * once.size());
            return Collections.nCopies(repeats, once).stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
