package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.architecture.Layer;
import dev.parzen.objective.network.architecture.Layer.Activate;
import dev.parzen.objective.network.architecture.Layer.Drop;
import dev.parzen.objective.network.architecture.Layer.Normalize;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import java.util.ArrayList;
import java.util.List;

/** What dense layers and convolutions have in common: how their weights begin, and what is made of their sums. */
record Finish(
        Setting<ActivationFunction> activation,
        Setting<Initialization> initialization,
        Setting<Boolean> batchNormalization,
        Setting<Side> normalize,
        Setting<Double> dropout) {
    private static final Rule<ActivationFunction> ACTIVATION = Rule.oneOf(ActivationFunction.class);
    private static final Rule<Initialization> INITIALIZATION = Rule.oneOf(Initialization.class);
    private static final Rule<Side> SIDE = Rule.oneOf(Side.class);

    void require() {
        ACTIVATION.require("activation", activation);
        INITIALIZATION.require("initialization", initialization);
        Rule.flag().require("batchNormalization", batchNormalization);
        SIDE.require("normalize", normalize);
        Rule.share().require("dropout", dropout);
    }

    /** Makes the layer that sums. */
    @FunctionalInterface
    interface Sums {
        /** @param bias false if what follows takes away whatever is added to all rows */
        Layer with(Initialization start, boolean bias);
    }

    /** The layers in their order. */
    List<Layer> behind(Sums sums, SettingReader reader) {
        ActivationFunction function = reader.read("activation", activation, ACTIVATION);
        Initialization start = reader.read("initialization", initialization, INITIALIZATION);
        boolean normalizes = reader.read("batchNormalization", batchNormalization, Rule.flag());
        boolean before = reader.read("normalize", normalize, SIDE) == Side.BEFORE;
        List<Layer> layers = new ArrayList<>();
        layers.add(sums.with(start.before(function), !(normalizes && before)));
        if (normalizes && before) {
            layers.add(new Normalize());
        }
        layers.add(new Activate(function));
        if (normalizes && !before) {
            layers.add(new Normalize());
        }
        layers.addAll(dropping(reader.read("dropout", dropout, Rule.share())));
        return layers;
    }

    static List<Layer> dropping(double rate) {
        return rate > 0 ? List.of(new Drop(rate)) : List.of();
    }
}
