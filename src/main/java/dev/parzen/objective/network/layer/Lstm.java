package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.architecture.Layer;
import dev.parzen.objective.network.architecture.Layer.Recur;
import dev.parzen.objective.network.architecture.Placed;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import java.util.ArrayList;
import java.util.List;

/** A long short-term memory; {@link Recur} has its formulas. */
@Described("A long short-term memory over a sequence, with tanh and sigmoid gates. It is left out of a trial in which"
        + " the parameter for its units is not active.")
public record Lstm(
        @Described("How many units.") Setting<Integer> units,

        @Described(value = "Whether the output of every step goes on; else that of the last one.", byDefault = "false")
        Setting<Boolean> returnSequences,

        @Described(value = "How the weights begin; auto: xavier.", byDefault = "\"auto\"")
        Setting<Initialization> initialization,

        @Described(value = "The share of the layer's outputs that is dropped in training.", byDefault = "0")
        Setting<Double> dropout)
        implements LayerSpec {
    private static final Rule<Integer> UNITS = Rule.whole(1, 65_536);

    public Lstm {
        UNITS.require("units", units);
        Rule.flag().require("returnSequences", returnSequences);
        Rule.oneOf(Initialization.class).require("initialization", initialization);
        Rule.share().require("dropout", dropout);
    }

    /** A layer with all its defaults. */
    public static Lstm of(Setting<Integer> units) {
        return new Lstm(units, Setting.of(false), Setting.of(Initialization.AUTO), Setting.of(0.0));
    }

    @Override
    public List<Placed> resolve(SettingReader reader) {
        return reader.isActive(units) ? Placed.all(this, present(reader.given(units))) : List.of();
    }

    private List<Layer> present(SettingReader reader) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Recur(
                reader.read("units", units, UNITS),
                reader.read("returnSequences", returnSequences, Rule.flag()),
                reader.read("initialization", initialization, Rule.oneOf(Initialization.class))
                        .before(ActivationFunction.TANH)));
        layers.addAll(Finish.dropping(reader.read("dropout", dropout, Rule.share())));
        return layers;
    }
}
