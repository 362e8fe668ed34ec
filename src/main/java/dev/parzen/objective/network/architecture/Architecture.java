package dev.parzen.objective.network.architecture;

import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.RowForm.Category;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.EmbedColumns;
import dev.parzen.objective.network.architecture.Layer.Flatten;
import dev.parzen.objective.network.architecture.Layer.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network layer by layer, with shapes. Wherever a dense layer or the output follows an image or a sequence, a
 * {@link Flatten} stands between them.
 *
 * @param row what the data's rows are
 * @param input the shape that they enter as
 * @param hidden the layers up to the output, those that were put in between included
 * @param output the output layer's affine map; its activation follows
 */
public record Architecture(RowForm row, Shape input, List<Stage> hidden, Stage output) {
    private static final String OUTPUT = "output";

    public Architecture {
        hidden = List.copyOf(hidden);
    }

    /**
     * The architecture of a network.
     *
     * @param row what the data's rows are
     * @param outputs how many units the output layer has
     * @throws dev.parzen.space.InvalidValueException if a layer cannot take what comes in; it points to the layer
     */
    public static Architecture of(LayerStack stack, RowForm row, int outputs, Initialization outputStart) {
        List<Stage> stages = new ArrayList<>();
        Shape input = stack.entering(row.shape());
        Shape shape = input;
        Placed output = new Placed(new Affine(outputs, outputStart, true), OUTPUT, List.of(OUTPUT));
        for (Placed placed :
                Stream.concat(stack.on(row).stream(), Stream.of(output)).toList()) {
            if (placed.layer() instanceof Affine && shape.extents().size() > 1) {
                stages.add(stage(new Placed(new Flatten(), "flatten", placed.path()), shape, row, false));
                shape = Shape.of(shape.size());
            }
            requireChanged(placed, stages);
            stages.add(stage(placed, shape, row, stages.isEmpty()));
            shape = stages.get(stages.size() - 1).output();
        }
        int last = stages.size() - 1;
        return new Architecture(row, input, stages.subList(0, last), stages.get(last));
    }

    /**
     * Refuses an activation, or a second dropout, of the data's own numbers: outside of training such layers hand on the very
     * array that they are given, and the library then writes the activation over the data, or fails.
     */
    private static void requireChanged(Placed placed, List<Stage> before) {
        boolean isOfData = before.stream().allMatch(stage -> isPassed(stage.layer()));
        if (isOfData && placed.layer() instanceof Layer.Activate) {
            throw placed.refused("works on the data's own numbers, which no layer has changed yet: scale them by the"
                    + " scaling of the data, or let a layer with weights come first.");
        }
        boolean isDropped = before.stream().anyMatch(stage -> stage.layer() instanceof Layer.Drop);
        if (isOfData && isDropped && placed.layer() instanceof Layer.Drop) {
            throw placed.refused(
                    "drops the data's own numbers a second time: let one dropout do it, of 1 − (1 − p)(1 − q)"
                            + " instead of p and q.");
        }
    }

    private static boolean isPassed(Layer layer) {
        return layer instanceof Layer.Drop || layer instanceof Flatten;
    }

    private static Stage stage(Placed placed, Shape input, RowForm row, boolean first) {
        Shape output = placed.layer().map(new Shaping(placed, input, first ? Optional.of(row) : Optional.empty()));
        ParameterCount.Counts counts = placed.layer().map(new ParameterCount(input));
        return new Stage(placed, input, output, counts.trainable(), counts.frozen());
    }

    /** All layers, the output's included. */
    public Stream<Stage> stages() {
        return Stream.concat(hidden.stream(), Stream.of(output));
    }

    /** The categories of a row whose levels become vectors; none if the first layer does nothing of the kind. */
    public List<Category> embedded() {
        Layer first = stages().findFirst().orElseThrow().layer();
        return first instanceof EmbedColumns embedding
                ? embedding.tables().stream().map(Table::category).toList()
                : List.of();
    }

    /** How many parameters the network has, those of batch normalisation that training does not change included. */
    public long parameters() {
        return trainable() + frozen();
    }

    /** How many parameters training changes. */
    public long trainable() {
        return stages().mapToLong(Stage::trainable).sum();
    }

    /** How many parameters training does not change. */
    public long frozen() {
        return stages().mapToLong(Stage::frozen).sum();
    }

    /** The most numbers that one layer takes, makes and holds beside for a row. */
    public long widest() {
        return stages().mapToLong(stage -> stage.input().size() + stage.output().size() + stage.beside())
                .max()
                .orElseThrow();
    }
}
