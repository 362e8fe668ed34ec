package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.DataException;
import dev.parzen.training.data.storage.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads data sets, and keeps the last few for the trainings to come. A file that has changed is read again. Safe for
 * use by many threads: whoever wants a data set that another one loads waits for it, while others are loaded beside it.
 */
public final class DataSets {
    private static final int KEPT = 4;

    /** So large a share of the heap may the rows of one data set take; those of a larger one go to a file. */
    private static final double HEAP_SHARE = 0.25;

    private final DataDirectory directory;
    private final Scratch scratch;
    private final LastLoaded<Key, ReadRows> kept = new LastLoaded<>(KEPT, key -> read(key.spec()));

    /** Reads from {@code directory} and nowhere else. */
    public DataSets(Path directory) {
        this(directory, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Reads from {@code directory} and nowhere else.
     *
     * @param scratch a folder on disk for the rows that do not fit into memory
     */
    public DataSets(Path directory, Path scratch) {
        this(directory, new Scratch(scratch, (long)
                (HEAP_SHARE * Runtime.getRuntime().maxMemory())));
    }

    DataSets(Path directory, Scratch scratch) {
        this.directory = new DataDirectory(directory);
        this.scratch = scratch;
    }

    /**
     * The data set, cut into parts and to be scaled as they are read.
     *
     * @param scaling of the features: what the specification says, or lets a parameter choose
     * @throws DataException if it cannot be read or split; the message says where and what to do
     */
    public Dataset load(DataSpec spec, Scaling scaling) {
        return kept.get(new Key(spec, stamps(spec))).scaled(scaling);
    }

    /** The data set scaled as the specification says; not at all where trials choose. */
    public Dataset load(DataSpec spec) {
        return load(spec, spec.scaling() instanceof Setting.Fixed<Scaling> fixed ? fixed.value() : Scaling.NONE);
    }

    private record Key(DataSpec spec, List<String> stamps) {}

    private List<String> stamps(DataSpec spec) {
        Stream<String> below = spec.directories().stream()
                .flatMap(folder -> directory.filesBelow(folder).stream().map(file -> folder + "/" + file));
        return Stream.concat(spec.files().stream(), below)
                .map(file -> file + " " + stamp(file))
                .toList();
    }

    private String stamp(String file) {
        Path path = directory.find(file);
        try {
            return Files.size(path) + " " + Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new DataException("The data file \"" + file + "\" cannot be read: check its permissions.", e);
        }
    }

    private ReadRows read(DataSpec spec) {
        try (Table table = new Table(scratch)) {
            spec.map(new Source(directory, table));
            return new ReadRows(spec, table, scratch);
        }
    }
}
