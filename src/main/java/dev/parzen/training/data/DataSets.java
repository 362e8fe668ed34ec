package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec;
import dev.parzen.training.DataException;
import dev.parzen.training.data.storage.RowStore;
import dev.parzen.training.data.storage.RowWriter;
import dev.parzen.training.data.storage.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Loads data sets, and keeps the last few for the trainings to come. A file that has changed is read again. Safe for
 * use by many threads: whoever wants a data set that another one loads waits for it, while others are loaded beside it.
 */
public final class DataSets {
    private static final int KEPT = 4;
    private static final int MOST_CLASSES = 1000;

    /** So large a share of the heap may the rows of one data set take; those of a larger one go to a file. */
    private static final double HEAP_SHARE = 0.25;

    private final DataDirectory directory;
    private final Scratch scratch;
    private final LastLoaded<Key, Dataset> kept = new LastLoaded<>(KEPT, key -> read(key.spec()));

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
     * @throws DataException if it cannot be read or split; the message says where and what to do
     */
    public Dataset load(DataSpec spec) {
        return kept.get(new Key(spec, spec.files().stream().map(this::stamp).toList()));
    }

    private record Key(DataSpec spec, List<String> stamps) {}

    private String stamp(String file) {
        Path path = directory.find(file);
        try {
            return Files.size(path) + " " + Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new DataException("The data file \"" + file + "\" cannot be read: check its permissions.", e);
        }
    }

    private Dataset read(DataSpec spec) {
        try (Table table = new Table(scratch)) {
            spec.map(new Source(directory, table));
            return dataset(spec, table, table.finished());
        }
    }

    private Dataset dataset(DataSpec spec, Table table, Table.Rows rows) {
        List<String> classes = inOrder(table.classes());
        int[] ranks = table.classes().stream().mapToInt(classes::indexOf).toArray();
        int[] labels = labels(rows.targets(), ranks);
        Splitter.Parts parts = new Splitter(spec.split(), rows, labels, spec.testIsGiven()).parts();
        Fitting fitting = new Fitting(table, rows, parts.training());
        Encoding encoding = fitting.encoding(spec.scaling(), new Target.Classes(classes));
        RowEncoder encoder = fitting.encoder(encoding);
        RowStore targets = column(labels);
        return new Dataset(
                new Part(encoder, targets, parts.training()),
                new Part(encoder, targets, parts.validation()),
                new Part(encoder, targets, parts.test()),
                encoding);
    }

    /** The labels in numeric order if all are numbers, else in the order of texts. */
    private static List<String> inOrder(List<String> labels) {
        TreeSet<String> distinct = new TreeSet<>(labels);
        if (distinct.size() < 2 || distinct.size() > MOST_CLASSES) {
            throw new DataException("The labels have " + distinct.size() + " different values: 2 to " + MOST_CLASSES
                    + " classes can be learnt; check which column has the labels.");
        }
        try {
            return distinct.stream()
                    .sorted(Comparator.comparingDouble(Double::parseDouble))
                    .toList();
        } catch (NumberFormatException e) {
            return List.copyOf(distinct);
        }
    }

    /** The class of each row, whose number becomes that at its position in {@code ranks}. */
    private static int[] labels(RowStore targets, int[] ranks) {
        return IntStream.range(0, targets.rows())
                .map(row -> ranks[(int) targets.at(row, 0)])
                .toArray();
    }

    private RowStore column(int[] labels) {
        try (RowWriter writer = new RowWriter(1, scratch)) {
            IntStream.of(labels).forEach(label -> writer.add(new float[] {label}));
            return writer.finished();
        }
    }
}
