package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.architecture.Layer.PoolAll;
import dev.parzen.objective.network.architecture.Placed;
import dev.parzen.objective.network.architecture.Pooling;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import java.util.List;

/** Pooling over all of an image or a sequence. */
@Described("Pools each channel over all places of an image, or each feature over all steps of a sequence.")
public record GlobalPooling(
        @Described(value = "What becomes of the values of a channel.", byDefault = "\"max\"")
        Setting<Pooling> function) implements LayerSpec {
    private static final Rule<Pooling> FUNCTION = Rule.oneOf(Pooling.class);

    public GlobalPooling {
        FUNCTION.require("function", function);
    }

    @Override
    public List<Placed> resolve(SettingReader reader) {
        return Placed.all(this, new PoolAll(reader.read("function", function, FUNCTION)));
    }
}
