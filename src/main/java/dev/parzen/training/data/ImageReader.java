package dev.parzen.training.data;

import dev.parzen.objective.data.Images;
import dev.parzen.objective.network.Shape;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Tag;
import dev.parzen.training.data.image.ImageFile;
import dev.parzen.training.data.image.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads images from a directory for each class into a table: the first image of each class, the second of each class, and
 * so on, each in the order of names, so that the first so many rows have all classes.
 */
final class ImageReader {
    private static final double BYTE = 255;

    private final DataDirectory directory;
    private final Images spec;
    private final Table table;
    private int width;
    private int height;
    private String first = "";

    ImageReader(DataDirectory directory, Images spec, Table table) {
        this.directory = directory;
        this.spec = spec;
        this.table = table;
        width = spec.width().orElse(0);
        height = spec.height().orElse(0);
    }

    /** Adds the rows of both directories, of the training one only the first so many if there is a limit. */
    void read() {
        table.divisor = BYTE;
        List<Entry> training = entries(spec.directory());
        int limit = spec.split().rows().orElse(training.size());
        training.stream().limit(limit).forEach(entry -> add(entry, Mark.OPEN));
        spec.testDirectory().ifPresent(test -> {
            List<Entry> images = entries(test);
            requireKnown(test, classes(images), classes(training));
            images.forEach(entry -> add(entry, Mark.TEST));
        });
    }

    /**
     * An image.
     *
     * @param file relative to the data directory
     * @param rank its position among those of its class
     */
    private record Entry(String file, String label, int rank) {}

    private List<Entry> entries(String name) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> ranks = new HashMap<>();
        for (String file : directory.filesBelow(name)) {
            String[] steps = file.split("/");
            boolean isHidden = steps[steps.length - 1].startsWith(".") || steps[0].startsWith(".");
            if (steps.length > 1 && !isHidden) {
                entries.add(new Entry(name + "/" + file, steps[0], ranks.merge(steps[0], 1, Integer::sum)));
            }
        }
        if (entries.isEmpty()) {
            throw new DataException(
                    "The directory \"" + name + "\" has no images in directories of its own: put those of"
                            + " each class into a directory with the name of the class.");
        }
        entries.sort(Comparator.comparingInt(Entry::rank).thenComparing(Entry::label));
        return entries;
    }

    private static Set<String> classes(List<Entry> entries) {
        return entries.stream().map(Entry::label).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireKnown(String test, Set<String> classes, Set<String> known) {
        classes.stream().filter(label -> !known.contains(label)).findFirst().ifPresent(label -> {
            throw new DataException("\"" + test + "\" has the class \"" + label
                    + "\", but the training images have only " + known + ": rename the directory, or add images.");
        });
    }

    private void add(Entry entry, Mark mark) {
        try (InputStream content = directory.open(entry.file())) {
            Pixels pixels =
                    ImageFile.read(entry.file(), content, spec.channels().count());
            if (width == 0) {
                width = pixels.width();
                height = pixels.height();
            }
            if (first.isEmpty()) {
                first = entry.file();
                table.shape(Shape.of(height, width, spec.channels().count()));
            }
            requireSize(entry, pixels);
            table.add(pixels.resized(width, height).bytes(), Tag.of(table.classOf(entry.label()), mark));
        } catch (IOException e) {
            throw new DataException(
                    "The image \"" + entry.file() + "\" cannot be read (" + e.getMessage()
                            + "): check that it is whole, and its permissions.",
                    e);
        }
    }

    private void requireSize(Entry entry, Pixels pixels) {
        if (spec.width().isEmpty() && (pixels.width() != width || pixels.height() != height)) {
            throw new DataException("\"" + entry.file() + "\" has " + pixels.width() + " × " + pixels.height()
                    + " pixels, but \"" + first + "\" has " + width + " × " + height
                    + ": say by width and height to which size all are to be brought.");
        }
    }
}
