package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.architecture.Layer.Pool;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Placed;
import dev.parzen.objective.network.architecture.Pooling;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import java.util.List;
import java.util.Optional;

/** What the poolings over a moving window have in common. */
sealed interface WindowPooling extends LayerSpec permits MaxPooling, AveragePooling {

    /** What becomes of the values in a window. */
    Pooling function();

    Setting<Integer> size();

    Optional<Setting<Integer>> stride();

    Setting<Padding> padding();

    @Override
    default List<Placed> resolve(SettingReader reader) {
        return Placed.all(
                (Record) this,
                new Pool(
                        function(),
                        reader.read("size", size(), Windows.SIZE),
                        reader.read("stride", stride().orElse(size()), Windows.SIZE),
                        reader.read("padding", padding(), Windows.PADDING)));
    }

    /** Refuses settings that no window can have. */
    static void require(Setting<Integer> size, Optional<Setting<Integer>> stride, Setting<Padding> padding) {
        Windows.SIZE.require("size", size);
        stride.ifPresent(given -> Windows.SIZE.require("stride", given));
        Windows.PADDING.require("padding", padding);
    }
}
