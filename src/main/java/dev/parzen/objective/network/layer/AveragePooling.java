package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Pooling;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Described;
import java.util.Optional;

/** The mean of each channel over a window that moves over an image or a sequence. */
@Described("The mean of each channel over a window that moves over an image or along a sequence.")
public record AveragePooling(
        @Described(value = "The size of the window, along each axis.", byDefault = "2")
        Setting<Integer> size,

        @Described(value = "How far the window moves from place to place; null: by its size.", byDefault = "null")
        Optional<Setting<Integer>> stride,

        @Described(
                value = "At the edges: valid, the window stays inside; same, it may reach over them.",
                byDefault = "\"valid\"")
        Setting<Padding> padding)
        implements WindowPooling {

    public AveragePooling {
        WindowPooling.require(size, stride, padding);
    }

    /** A layer whose windows touch. */
    public static AveragePooling of(Setting<Integer> size) {
        return new AveragePooling(size, Optional.empty(), Setting.of(Padding.VALID));
    }

    @Override
    public Pooling function() {
        return Pooling.AVERAGE;
    }
}
