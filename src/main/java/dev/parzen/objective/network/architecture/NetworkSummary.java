package dev.parzen.objective.network.architecture;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Layer.Activate;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network as people look at it: a line for each layer, as Keras's {@code summary()} has it.
 *
 * @param input the shape that rows enter as
 * @param trainable how many parameters training changes
 * @param frozen how many others there are
 */
public record NetworkSummary(Shape input, List<Line> lines, long trainable, long frozen, Memory memory) {

    public NetworkSummary {
        lines = List.copyOf(lines);
    }

    /** How many parameters there are. */
    public long parameters() {
        return trainable + frozen;
    }

    /**
     * One layer.
     *
     * @param name its kind with a number that tells it from others of its kind
     * @param details its settings in a few words, as {@code 3 × 3, ReLU}; may be empty
     * @param output shape of what it makes of a row
     * @param parameters how many it has, whether training changes them or not
     */
    public record Line(String name, String kind, String details, Shape output, long parameters) {}

    /** What a layer is called, and what is worth saying of it. */
    record Name(String kind, Optional<String> detail) {
        static Name of(String kind) {
            return new Name(kind, Optional.empty());
        }
    }

    /** The summary of a network with the architecture that it has on some data. */
    public static NetworkSummary of(ResolvedNetwork network, Architecture architecture) {
        Lines lines = new Lines();
        architecture.hidden().forEach(lines::add);
        lines.addOutput(architecture.output(), network.output().activation().label());
        return new NetworkSummary(
                architecture.input(),
                lines.all,
                architecture.trainable(),
                architecture.frozen(),
                Memory.of(network, architecture));
    }

    /** Collects lines; an activation goes into the line of the sums that it belongs to. */
    private static final class Lines {
        final List<Line> all = new ArrayList<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private boolean sums;

        void add(Stage stage) {
            Name name = stage.layer().map(LayerNames.INSTANCE);
            if (sums && stage.layer() instanceof Activate) {
                Line line = all.remove(all.size() - 1);
                all.add(new Line(
                        line.name,
                        line.kind,
                        joined(line.details, name.detail().orElse("")),
                        line.output,
                        line.parameters));
            } else {
                int number = counts.merge(name.kind(), 1, Integer::sum);
                all.add(line(
                        name.kind() + "-" + number, name.kind(), name.detail().orElse(""), stage));
            }
            sums = stage.layer() instanceof Affine || stage.layer() instanceof Convolve;
        }

        void addOutput(Stage stage, String activation) {
            all.add(line("output", "dense", activation, stage));
        }

        private static Line line(String name, String kind, String details, Stage stage) {
            return new Line(name, kind, details, stage.output(), stage.trainable() + stage.frozen());
        }

        private static String joined(String first, String second) {
            return first.isEmpty() ? second : first + ", " + second;
        }
    }
}
