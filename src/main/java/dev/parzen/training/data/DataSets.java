package dev.parzen.training.data;

import dev.parzen.objective.data.DataSpec;
import dev.parzen.training.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Loads data sets, and keeps the last few for the trainings to come. A file that has changed is read again. Safe for
 * use by many threads; one data set is loaded at a time.
 */
public final class DataSets {
    private static final int KEPT = 4;
    private static final int MOST_CLASSES = 1000;

    private final DataDirectory directory;
    private final Map<Key, Dataset> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Dataset> eldest) {
            return size() > KEPT;
        }
    };

    /** Reads from {@code directory} and nowhere else. */
    public DataSets(Path directory) {
        this.directory = new DataDirectory(directory);
    }

    /**
     * The data set, scaled and cut into parts.
     *
     * @throws DataException if it cannot be read or split; the message says where and what to do
     */
    public synchronized Dataset load(DataSpec spec) {
        Key key = new Key(spec, spec.files().stream().map(this::stamp).toList());
        Dataset known = kept.get(key);
        if (known == null) {
            known = read(spec);
            kept.put(key, known);
        }
        return known;
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
        Table table = spec.map(new Source(directory));
        List<String> classes = classes(table.labels);
        int[] labels = table.labels.stream().mapToInt(positions(classes)::get).toArray();
        Splitter.Parts parts = new Splitter(spec.split(), table, labels, spec.testIsGiven()).parts();
        Encoding encoding = new Fitting(table, parts.training()).encode(spec.scaling(), new Target.Classes(classes));
        return new Dataset(
                part(table, labels, parts.training()),
                part(table, labels, parts.validation()),
                part(table, labels, parts.test()),
                encoding);
    }

    /** The distinct labels: in numeric order if all are numbers, else in the order of texts. */
    private static List<String> classes(List<String> labels) {
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

    private static Map<String, Integer> positions(List<String> classes) {
        Map<String, Integer> positions = new HashMap<>();
        classes.forEach(name -> positions.put(name, positions.size()));
        return positions;
    }

    private static Part part(Table table, int[] labels, List<Integer> rows) {
        return new Part(
                rows.stream().map(table.rows::get).toArray(float[][]::new),
                rows.stream().map(row -> new float[] {labels[row]}).toArray(float[][]::new));
    }
}
