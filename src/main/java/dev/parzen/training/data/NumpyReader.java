package dev.parzen.training.data;

import dev.parzen.objective.data.Numpy;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.array.NpyFormat;
import dev.parzen.training.data.array.RowArray;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads arrays that NumPy saved into a table. */
final class NumpyReader {
    private final DataDirectory directory;
    private final Numpy spec;

    NumpyReader(DataDirectory directory, Numpy spec) {
        this.directory = directory;
        this.spec = spec;
    }

    /** Adds the rows of all arrays, of the training arrays only the first so many if there is a limit. */
    void readInto(Table table) {
        table.divisor = spec.divisor();
        read(
                table,
                spec.file(),
                spec.features(),
                spec.targets(),
                Mark.OPEN,
                spec.split().rows());
        spec.testFeatures()
                .ifPresent(features -> read(
                        table,
                        spec.testFile().or(spec::file),
                        features,
                        spec.testTargets().orElseThrow(),
                        Mark.TEST,
                        OptionalInt.empty()));
    }

    private void read(
            Table table, Optional<String> archive, String features, String targets, Mark mark, OptionalInt limit) {
        ArrayRows rows = new ArrayRows(table, spec.task(), mark, limit);
        rows.reading(archive.orElse(features), archive.orElse(targets), () -> {
            try (RowArray first = open(archive, features);
                    RowArray second = open(archive, targets)) {
                rows.add(first, second, spec.layout());
            }
        });
    }

    private RowArray open(Optional<String> archive, String array) throws IOException {
        return archive.isPresent()
                ? NpyFormat.open(archive.get() + "/" + array, entry(archive.get(), array))
                : NpyFormat.open(array, directory.open(array));
    }

    /** An array in an archive; whoever closes it closes the archive. */
    private InputStream entry(String archive, String array) throws IOException {
        ZipFile zip = zip(archive);
        try {
            ZipEntry entry = zip.getEntry(array + ".npy");
            if (entry == null) {
                throw new DataException("\"" + archive + "\" has no array \"" + array + "\", but "
                        + zip.stream()
                                .map(other -> other.getName().replaceFirst("\\.npy$", ""))
                                .collect(Collectors.joining(", "))
                        + ": name one of these.");
            }
            return new FilterInputStream(new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        } catch (RuntimeException | IOException e) {
            zip.close();
            throw e;
        }
    }

    private ZipFile zip(String archive) throws IOException {
        try {
            return new ZipFile(directory.find(archive).toFile());
        } catch (ZipException e) {
            throw new DataException(
                    "\"" + archive + "\" is no .npz file: name another, or leave file out if the arrays"
                            + " are .npy files.",
                    e);
        }
    }
}
