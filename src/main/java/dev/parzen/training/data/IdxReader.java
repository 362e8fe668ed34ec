package dev.parzen.training.data;

import dev.parzen.objective.data.ArrayLayout;
import dev.parzen.objective.data.DataSpec.Idx;
import dev.parzen.objective.data.Task;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.array.IdxFormat;
import dev.parzen.training.data.array.RowArray;
import java.util.OptionalInt;

/** Reads images with their labels from IDX files into a table. */
final class IdxReader {
    private static final double BYTE = 255;

    private final DataDirectory directory;
    private final Idx spec;

    IdxReader(DataDirectory directory, Idx spec) {
        this.directory = directory;
        this.spec = spec;
    }

    /** Adds the rows of all files, of the training files only the first so many if there is a limit. */
    void readInto(Table table) {
        read(
                table,
                spec.trainImages(),
                spec.trainLabels(),
                Mark.OPEN,
                spec.split().rows());
        spec.testImages()
                .ifPresent(
                        images -> read(table, images, spec.testLabels().orElseThrow(), Mark.TEST, OptionalInt.empty()));
    }

    private void read(Table table, String images, String labels, Mark mark, OptionalInt limit) {
        ArrayRows rows = new ArrayRows(table, Task.CLASSIFICATION, mark, limit);
        rows.reading(images, labels, () -> {
            try (RowArray features = IdxFormat.open(images, directory.open(images));
                    RowArray targets = IdxFormat.open(labels, directory.open(labels))) {
                table.divisor = features.isBytes() ? BYTE : 1;
                rows.add(features, targets, ArrayLayout.AUTO);
            }
        });
    }
}
