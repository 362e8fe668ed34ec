package dev.parzen.objective.network.architecture;

import dev.parzen.objective.data.EmbeddedColumns;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.RowForm.Category;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Layer.EmbedColumns;
import dev.parzen.objective.network.architecture.Layer.Table;
import dev.parzen.space.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies between the rows and the output layer.
 *
 * @param input the shape that rows are read as; empty: that of the data if a layer works on images or sequences, else
 *     plain
 * @param placed the hidden layers, from the input on
 * @param embedded the columns whose levels become vectors before the first of them
 */
public record LayerStack(Optional<Shape> input, List<Placed> placed, EmbeddedColumns embedded) {
    public LayerStack {
        placed = List.copyOf(placed);
    }

    /** The hidden layers, from the input on. */
    public List<Layer> layers() {
        return placed.stream().map(Placed::layer).toList();
    }

    /**
     * The shape that rows enter as.
     *
     * @param row that of the data
     * @throws InvalidValueException if rows cannot be read as they should
     */
    Shape entering(Shape row) {
        input.filter(shape -> shape.size() != row.size()).ifPresent(shape -> {
            throw new InvalidValueException(
                            "shape",
                            "The input's shape is " + shape + ", which is " + shape.size()
                                    + " numbers, but the data's rows have " + row.size() + " (" + row
                                    + "): let the product of the shape be " + row.size() + ".")
                    .under("input");
        });
        return input.orElse(isRead() ? row : Shape.of(row.size()));
    }

    /** The layers that rows pass, the one that embeds their columns included. */
    List<Placed> on(RowForm row) {
        List<Table> tables = new ArrayList<>();
        for (Category category : row.categories()) {
            embedded.dimension(category.column(), category.levels())
                    .ifPresent(dimension -> tables.add(new Table(category, dimension)));
        }
        if (tables.isEmpty()) {
            return placed;
        }
        Placed first = new Placed(new EmbedColumns(tables), "column-embedding", List.of("data"));
        return Stream.concat(Stream.of(first), placed.stream()).toList();
    }

    /** True if a layer works on images or sequences, and no embedding makes one of a plain row before it does. */
    private boolean isRead() {
        List<Layer> layers = layers();
        return layers.stream().anyMatch(LayerStack::needsPlaces) && !(layers.get(0) instanceof Layer.Embed);
    }

    private static boolean needsPlaces(Layer layer) {
        return layer instanceof Layer.Convolve
                || layer instanceof Layer.Pool
                || layer instanceof Layer.PoolAll
                || layer instanceof Layer.Recur
                || layer instanceof Layer.Flatten;
    }
}
