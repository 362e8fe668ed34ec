package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.training.data.Splitter.Parts;
import dev.parzen.training.data.storage.RowStore;
import dev.parzen.training.data.storage.Scratch;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a data set as they were read: of each scaling that is asked for, a data set on the same rows. */
final class ReadRows {
    private final DataSpec spec;
    private final Table table;
    private final Table.Rows rows;
    private final Scratch scratch;
    private final Aim aim;
    private final List<Parts> parts;
    private final Map<Target, RowStore> targets = new HashMap<>();
    private final Map<Scaling, Dataset> scaled = new EnumMap<>(Scaling.class);

    /** @param table which has got all its rows */
    ReadRows(DataSpec spec, Table table, Scratch scratch) {
        this.spec = spec;
        this.table = table;
        this.scratch = scratch;
        rows = table.finished();
        aim = new Aim(spec, table, rows);
        parts = new Splitter(spec.split(), rows, aim.strata(), spec.testIsGiven()).parts();
    }

    synchronized Dataset scaled(Scaling scaling) {
        return scaled.computeIfAbsent(scaling, this::cut);
    }

    private Dataset cut(Scaling scaling) {
        return spec.split().folds().isPresent()
                ? cut(scaling, Parts.joined(parts))
                        .withFolds(
                                parts.stream().map(fold -> cut(scaling, fold)).toList())
                : cut(scaling, parts.get(0));
    }

    private Dataset cut(Scaling scaling, Parts cut) {
        Target target = aim.target(cut.training());
        RowStore encoded = targets.computeIfAbsent(target, each -> aim.targets(each, scratch));
        Fitting fitting = new Fitting(table, rows, cut.training());
        Encoding encoding = fitting.encoding(scaling, target);
        RowEncoder encoder = fitting.encoder(encoding);
        return new Dataset(
                new Part(encoder, encoded, cut.training()),
                new Part(encoder, encoded, cut.validation()),
                new Part(encoder, encoded, cut.test()),
                encoding);
    }
}
