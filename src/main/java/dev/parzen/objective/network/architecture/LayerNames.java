package dev.parzen.objective.network.architecture;

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
import dev.parzen.objective.network.architecture.NetworkSummary.Name;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;

/** What layers are called where people read of them. */
enum LayerNames implements Layer.Cases<Name> {
    INSTANCE;

    private static final int MOST_NAMED = 4;

    @Override
    public Name affine(Affine affine) {
        return Name.of("dense");
    }

    @Override
    public Name convolve(Convolve convolve) {
        Layer.Window window = convolve.window();
        String size = String.join(" × ", Collections.nCopies(window.axes(), "" + window.size()));
        String stride = window.stride() == 1 ? "" : ", stride " + window.stride();
        return new Name("convolution-" + window.axes() + "d", Optional.of(size + stride));
    }

    @Override
    public Name pool(Pool pool) {
        String stride = pool.stride() == pool.size() ? "" : ", stride " + pool.stride();
        return new Name(pool.function().label() + "-pooling", Optional.of(pool.size() + stride));
    }

    @Override
    public Name poolAll(PoolAll poolAll) {
        return new Name("global-pooling", Optional.of(poolAll.function().label()));
    }

    @Override
    public Name flatten(Flatten flatten) {
        return Name.of("flatten");
    }

    @Override
    public Name recur(Recur recur) {
        return Name.of("lstm");
    }

    @Override
    public Name embed(Embed embed) {
        return Name.of("embedding");
    }

    @Override
    public Name embedColumns(EmbedColumns embedding) {
        int all = embedding.tables().size();
        String tables = embedding.tables().stream()
                .limit(MOST_NAMED)
                .map(table -> table.category().column() + " " + table.category().levels() + " → " + table.width())
                .collect(Collectors.joining(", "));
        return new Name(
                "column-embedding",
                Optional.of(all > MOST_NAMED ? tables + " and " + (all - MOST_NAMED) + " more" : tables));
    }

    @Override
    public Name normalize(Normalize normalize) {
        return Name.of("batch-normalization");
    }

    @Override
    public Name activate(Activate activate) {
        return new Name("activation", Optional.of(activate.function().label()));
    }

    @Override
    public Name drop(Drop drop) {
        return new Name("dropout", Optional.of(Double.toString(drop.rate())));
    }
}
