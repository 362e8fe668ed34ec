package dev.parzen.objective.network.architecture;

import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Layer.Activate;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Drop;
import dev.parzen.objective.network.architecture.Layer.Embed;
import dev.parzen.objective.network.architecture.Layer.EmbedColumns;
import dev.parzen.objective.network.architecture.Layer.Flatten;
import dev.parzen.objective.network.architecture.Layer.Normalize;
import dev.parzen.objective.network.architecture.Layer.Pool;
import dev.parzen.objective.network.architecture.Layer.PoolAll;
import dev.parzen.objective.network.architecture.Layer.Recur;
import dev.parzen.objective.network.architecture.Layer.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shape that comes out of a layer; a refusal, if it cannot take what comes in.
 *
 * @param row the data's rows, if they are what comes in: to the first layer
 */
record Shaping(Placed placed, Shape input, Optional<RowForm> row) implements Layer.Cases<Shape> {
    @Override
    public Shape affine(Affine affine) {
        return Shape.of(affine.width());
    }

    @Override
    public Shape convolve(Convolve convolve) {
        requireKind(convolve.window().axes());
        return slid(convolve.window(), convolve.filters());
    }

    @Override
    public Shape pool(Pool pool) {
        requireNotPlain("pools");
        int axes = input.extents().size() - 1;
        return slid(new Window(axes, pool.size(), pool.stride(), pool.padding()), input.channels());
    }

    @Override
    public Shape poolAll(PoolAll poolAll) {
        requireNotPlain("pools");
        return Shape.of(input.channels());
    }

    @Override
    public Shape flatten(Flatten flatten) {
        return Shape.of(input.size());
    }

    @Override
    public Shape recur(Recur recur) {
        requireKind(1);
        return recur.sequence() ? Shape.of(input.extents().get(0), recur.units()) : Shape.of(recur.units());
    }

    @Override
    public Shape embed(Embed embed) {
        if (row.isEmpty() || input.extents().size() != 1) {
            throw placed.refused("needs a plain row of whole numbers, and its input is " + input
                    + (row.isPresent() ? "" : ", what another layer made")
                    + ": let it be the first layer, on rows of tokens.");
        }
        int tokens = row.get().tokens().orElse(0);
        if (tokens > embed.inputs()) {
            throw placed.refused("has a vector for each of the whole numbers 0 to " + (embed.inputs() - 1)
                    + ", but the data have the numbers 0 to " + (tokens - 1) + ": let inputs be " + tokens
                    + " or more.");
        }
        return Shape.of(input.size(), embed.width());
    }

    @Override
    public Shape embedColumns(EmbedColumns embedding) {
        return Shape.of(embedding.width(input.size()));
    }

    @Override
    public Shape normalize(Normalize normalize) {
        return input;
    }

    @Override
    public Shape activate(Activate activate) {
        return input;
    }

    @Override
    public Shape drop(Drop drop) {
        return input;
    }

    private void requireKind(int axes) {
        if (input.extents().size() != axes + 1) {
            throw placed.refused("needs " + kind(axes) + ", and its input is "
                    + kind(input.extents().size() - 1) + ", " + input + ": " + remedy(axes));
        }
    }

    private void requireNotPlain(String does) {
        if (input.extents().size() == 1) {
            throw placed.refused(
                    does + " an image or a sequence, and its input is a plain row, " + input + ": " + remedy(2));
        }
    }

    private String remedy(int axes) {
        if (axes == 1 && input.extents().size() == 3) {
            return "take convolution-2d and pooling for images, or let \"input\": {\"shape\": [steps, features]} say"
                    + " that rows are sequences.";
        }
        return "let \"input\": {\"shape\": " + (axes == 1 ? "[steps, features]" : "[height, width, channels]")
                + "} say how rows are to be read, and put this layer before those that make a plain row.";
    }

    private static String kind(int axes) {
        return List.of("a plain row", "a sequence", "an image").get(axes);
    }

    private Shape slid(Window window, int channels) {
        List<Integer> extents = new ArrayList<>();
        for (int extent : input.extents().subList(0, window.axes())) {
            int places = window.padding().places(extent, window.size(), window.stride());
            if (places < 1) {
                throw placed.refused("has a window of " + window.size() + ", larger than its input, " + input
                        + ": make it smaller, pool less before it, or let its padding be \"same\".");
            }
            extents.add(places);
        }
        extents.add(channels);
        return new Shape(extents);
    }
}
