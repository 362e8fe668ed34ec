package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.architecture.Layer.Embed;
import dev.parzen.objective.network.architecture.Placed;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import java.util.List;

/** Learnt vectors for whole numbers; makes a sequence of a plain row. */
@Described("Makes a sequence of a plain row of whole numbers (words, categories): a learnt vector for each. It stands"
        + " first, and the rows must not be scaled.")
public record Embedding(
        @Described("How many different numbers there are: 0 to inputs − 1.")
        Setting<Integer> inputs,

        @Described("How many numbers a vector has.") Setting<Integer> width,

        @Described(value = "How the vectors begin; auto: xavier.", byDefault = "\"auto\"")
        Setting<Initialization> initialization)
        implements LayerSpec {
    private static final Rule<Integer> INPUTS = Rule.whole(1, 10_000_000);
    private static final Rule<Integer> WIDTH = Rule.whole(1, 65_536);

    public Embedding {
        INPUTS.require("inputs", inputs);
        WIDTH.require("width", width);
        Rule.oneOf(Initialization.class).require("initialization", initialization);
    }

    @Override
    public List<Placed> resolve(SettingReader reader) {
        return Placed.all(
                this,
                new Embed(
                        reader.read("inputs", inputs, INPUTS),
                        reader.read("width", width, WIDTH),
                        reader.read("initialization", initialization, Rule.oneOf(Initialization.class))
                                .before(ActivationFunction.IDENTITY)));
    }
}
