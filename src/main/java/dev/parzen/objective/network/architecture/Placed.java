package dev.parzen.objective.network.architecture;

import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A layer with where it was written.
 *
 * @param kind the {@code type} it was written as: {@code dense}, {@code convolution-2d}
 * @param path from the objective to what was written: {@code [layers, 0, layers, 2]}
 */
public record Placed(Layer layer, String kind, List<String> path) {
    public Placed {
        path = List.copyOf(path);
    }

    /** The layers that {@code spec} comes to; where it stands is not known yet. */
    public static List<Placed> all(Record spec, List<Layer> layers) {
        return layers.stream()
                .map(layer -> new Placed(layer, Kinds.nameOf(spec), List.of()))
                .toList();
    }

    /** The layers that {@code spec} comes to; where it stands is not known yet. */
    public static List<Placed> all(Record spec, Layer... layers) {
        return all(spec, Arrays.asList(layers));
    }

    /** The same, seen from what holds it as item {@code index} of its layers. */
    public Placed under(int index) {
        List<String> longer = new ArrayList<>(List.of("layers", Integer.toString(index)));
        longer.addAll(path);
        return new Placed(layer, kind, longer);
    }

    /** A refusal of this layer that begins "The dense at layers/0 " and points there. */
    public InvalidValueException refused(String sentence) {
        InvalidValueException refused =
                new InvalidValueException("", "The " + kind + " at " + String.join("/", path) + " " + sentence);
        for (int i = path.size() - 1; i >= 0; i--) {
            refused = refused.under(path.get(i));
        }
        return refused;
    }
}
