package dev.parzen.dataset;

import java.time.Instant;
import java.util.List;

/**
 * A file below the data directory, or a directory of images.
 *
 * @param name relative to the data directory, with / between its parts
 * @param bytes its size; of a directory that of all its images
 * @param modifiedAt when it was changed last
 * @param contents what its head tells
 */
public record DataFile(String name, long bytes, Instant modifiedAt, Contents contents) {

    /** What is in a file. */
    public enum Kind {
        CSV,
        IDX,
        NPY,
        NPZ,
        /** A directory with a directory of images for each class. */
        IMAGES,
        /** None of these. */
        OTHER
    }

    /**
     * What the head of a file tells of it.
     *
     * @param shape rows first; empty if the head does not tell
     * @param columns of a table; the arrays of an npz file; the classes of a directory of images
     * @param head the first rows of a table, as they are written there
     */
    public record Contents(Kind kind, List<Long> shape, List<Column> columns, List<List<String>> head) {
        public Contents {
            shape = List.copyOf(shape);
            columns = List.copyOf(columns);
            head = head.stream().map(List::copyOf).toList();
        }

        /** Contents of which nothing more is known. */
        public static Contents of(Kind kind) {
            return new Contents(kind, List.of(), List.of(), List.of());
        }
    }

    /**
     * One of several things in a file.
     *
     * @param type {@code number} or {@code text}, judged by the first rows; of an array NumPy's type, as {@code <f4}; of a
     *     class {@code class}
     * @param shape of an array; of a class how many images it has; else empty
     */
    public record Column(String name, String type, List<Long> shape) {
        public Column {
            shape = List.copyOf(shape);
        }
    }
}
