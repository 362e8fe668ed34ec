package dev.parzen.objective.network;

import dev.parzen.objective.network.ResolvedNetwork.Activate;
import dev.parzen.objective.network.ResolvedNetwork.Affine;
import dev.parzen.objective.network.ResolvedNetwork.Drop;
import dev.parzen.objective.network.ResolvedNetwork.Layer;
import dev.parzen.objective.network.ResolvedNetwork.Normalize;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A part of a network between its input and its output layer. */
public sealed interface LayerSpec {

    /** The layers that this one comes to, with the values that {@code reader} gives. */
    List<Layer> resolve(SettingReader reader);

    /** The layers that a list of these comes to, in order. */
    static List<Layer> resolve(List<LayerSpec> layers, SettingReader reader) {
        List<Layer> resolved = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            try {
                resolved.addAll(layers.get(i).resolve(reader));
            } catch (InvalidValueException refused) {
                throw refused.under(i).under("layers");
            }
        }
        return resolved;
    }

    /** A fully connected layer: affine, then batch normalisation if asked for, activation, and dropout. */
    @Described("A fully connected layer. It is left out of a trial in which the parameter for its width is not active.")
    record Dense(
            @Described("How many units.") Setting<Integer> width,

            @Described(value = "The activation function.", byDefault = "\"ReLU\"")
            Setting<ActivationFunction> activation,

            @Described(
                    value = "How the weights begin; auto: he before a rectifier, lecun before SELU, else xavier.",
                    byDefault = "\"auto\"")
            Setting<Initialization> initialization,

            @Described(value = "Whether each unit's sum is normalised before the activation.", byDefault = "false")
            Setting<Boolean> batchNormalization,

            @Described(value = "The share of the layer's outputs that is dropped in training.", byDefault = "0")
            Setting<Double> dropout)
            implements LayerSpec {
        private static final Rule<Integer> WIDTH = Rule.whole(1, 65_536);

        public Dense {
            WIDTH.require("width", width);
            Rule.oneOf(ActivationFunction.class).require("activation", activation);
            Rule.oneOf(Initialization.class).require("initialization", initialization);
            Rule.flag().require("batchNormalization", batchNormalization);
            Rule.share().require("dropout", dropout);
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
        public List<Layer> resolve(SettingReader reader) {
            return reader.isActive(width) ? resolvePresent(reader.given(width)) : List.of();
        }

        private List<Layer> resolvePresent(SettingReader reader) {
            ActivationFunction function = reader.read("activation", activation, Rule.oneOf(ActivationFunction.class));
            Initialization start = reader.read("initialization", initialization, Rule.oneOf(Initialization.class));
            List<Layer> layers = new ArrayList<>();
            layers.add(new Affine(reader.read("width", width, WIDTH), start.before(function)));
            if (reader.read("batchNormalization", batchNormalization, Rule.flag())) {
                layers.add(new Normalize());
            }
            layers.add(new Activate(function));
            layers.addAll(dropping(reader.read("dropout", dropout, Rule.share())));
            return layers;
        }
    }

    /** Dropout on its own. */
    @Described("Drops a share of its inputs at random and scales up the others; does nothing in evaluation.")
    record Dropout(@Described("The share that is dropped.") Setting<Double> rate) implements LayerSpec {
        public Dropout {
            Rule.share().require("rate", rate);
        }

        @Override
        public List<Layer> resolve(SettingReader reader) {
            return dropping(reader.read("rate", rate, Rule.share()));
        }
    }

    /** Batch normalisation on its own. */
    @Described("Normalises each of its inputs over the batch, then scales and shifts it by learnt amounts.")
    record BatchNormalization() implements LayerSpec {
        @Override
        public List<Layer> resolve(SettingReader reader) {
            return List.of(new Normalize());
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
        public List<Layer> resolve(SettingReader reader) {
            return List.of(new Activate(reader.read("function", function, Rule.oneOf(ActivationFunction.class))));
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
        public List<Layer> resolve(SettingReader reader) {
            int repeats = reader.read("times", times, TIMES);
            List<Layer> once = LayerSpec.resolve(layers, reader);
            return Collections.nCopies(repeats, once).stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static List<Layer> dropping(double rate) {
        return rate > 0 ? List.of(new Drop(rate)) : List.of();
    }
}
