package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.architecture.Layer;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Window;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Placed;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import java.util.List;

/** What convolutions of images and of sequences have in common, but for the words that describe their settings. */
sealed interface Convolution extends LayerSpec permits Convolution2d, Convolution1d {
    Rule<Integer> FILTERS = Rule.whole(1, 65_536);

    /** Along how many axes the kernel moves. */
    int axes();

    Setting<Integer> filters();

    Setting<Integer> kernel();

    Setting<Integer> stride();

    Setting<Padding> padding();

    /** What is made of the sums. */
    Finish finish();

    @Override
    default List<Placed> resolve(SettingReader reader) {
        return reader.isActive(filters()) ? Placed.all((Record) this, present(reader.given(filters()))) : List.of();
    }

    private List<Layer> present(SettingReader reader) {
        int channels = reader.read("filters", filters(), FILTERS);
        Window window = new Window(
                axes(),
                reader.read("kernel", kernel(), Windows.SIZE),
                reader.read("stride", stride(), Windows.SIZE),
                reader.read("padding", padding(), Windows.PADDING));
        return finish().behind((start, bias) -> new Convolve(channels, window, start, bias), reader);
    }
}
