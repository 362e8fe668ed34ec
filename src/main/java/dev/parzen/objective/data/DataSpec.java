package dev.parzen.objective.data;

import dev.parzen.objective.setting.Labelled;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of numbers with what each is mapped to, cut into a training, a validation and a test part. Files are named relative to the
 * data directory of the worker; each may be compressed with gzip, whatever its name.
 */
public sealed interface DataSpec permits Csv, DataSpec.Idx, Numpy, Images, DataSpec.DrawnDigits {

    /** How the rows are cut into parts. */
    Split split();

    /** How the features are scaled. */
    Setting<Scaling> scaling();

    /** The files it is read from. */
    List<String> files();

    /** The directories of which all files are read. */
    default List<String> directories() {
        return List.of();
    }

    /** What a row is mapped to. */
    default Task task() {
        return Task.CLASSIFICATION;
    }

    /** How the targets of a regression are scaled for training. */
    default TargetScaling targetScaling() {
        return TargetScaling.NONE;
    }

    /** The columns that the network learns vectors for, with the values that {@code reader} gives. */
    default EmbeddedColumns embeddedColumns(SettingReader reader) {
        return EmbeddedColumns.NONE;
    }

    /** True if a file or a column says which rows are the test part; else it is drawn. */
    boolean testIsGiven();

    /** The answer for the kind that this is. */
    <R> R map(Cases<R> cases);

    /** One answer for each kind of data. */
    interface Cases<R> {
        R csv(Csv csv);

        R idx(Idx idx);

        R numpy(Numpy arrays);

        R images(Images images);

        R drawnDigits(DrawnDigits digits);
    }

    /** How features are scaled. Whatever is measured for it, is measured on the training part. */
    enum Scaling implements Labelled {
        /** To mean 0 and standard deviation 1; a constant feature becomes 0. */
        STANDARD("standard"),
        /** From the smallest to the largest value onto 0 to 1; a constant feature becomes 0. */
        MIN_MAX("min-max"),
        /** x becomes sign(x)·ln(1 + |x|), and no more. */
        LOG1P("log1p"),
        /** Not at all. */
        NONE("none");

        private final String label;

        Scaling(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** Images and labels as MNIST has them. */
    @Described("IDX files, as MNIST has them; an unsigned byte is divided by 255, other numbers stay as they are.")
    record Idx(
            @Described("The images: rows of numbers, of any number of dimensions.")
            String trainImages,

            @Described("Their labels, one whole number each.")
            String trainLabels,

            @Described(value = "The images of the test part.", byDefault = "null")
            Optional<String> testImages,

            @Described(value = "The labels of the test part.", byDefault = "null")
            Optional<String> testLabels,

            @Described(value = "How the features are scaled beyond that.", byDefault = "\"none\"")
            Setting<Scaling> scaling,

            @Described(value = "How the rows are cut into parts.", byDefault = "{}")
            Split split)
            implements DataSpec {
        public Idx {
            requireRelative("trainImages", trainImages);
            requireRelative("trainLabels", trainLabels);
            testImages.ifPresent(name -> requireRelative("testImages", name));
            testLabels.ifPresent(name -> requireRelative("testLabels", name));
            if (testImages.isPresent() != testLabels.isPresent()) {
                throw new InvalidValueException("testLabels", "testImages and testLabels go together: give both.");
            }
            split.requireFits(testImages.isPresent());
            split.requireNoColumn("IDX files have no columns");
        }

        @Override
        public List<String> files() {
            return Stream.concat(
                            Stream.of(trainImages, trainLabels),
                            Stream.of(testImages, testLabels).flatMap(Optional::stream))
                    .toList();
        }

        @Override
        public boolean testIsGiven() {
            return testImages.isPresent();
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.idx(this);
        }
    }

    /** Images that are drawn, so that an example needs no files. */
    @Described("Drawn images of the digits 0 to 9, 28 by 28, that look like handwriting; needs no files.")
    record DrawnDigits(
            @Described(value = "How many images.", byDefault = "10000")
            int samples,

            @Described(value = "What the drawing is derived from.", byDefault = "0")
            long seed,

            @Described(value = "How the rows are cut into parts.", byDefault = "{}")
            Split split)
            implements DataSpec {
        private static final int MOST_SAMPLES = 1_000_000;

        public DrawnDigits {
            if (samples < 20 || samples > MOST_SAMPLES) {
                throw new InvalidValueException(
                        "samples", "samples is " + samples + ": give a whole number from 20 to " + MOST_SAMPLES + ".");
            }
            split.requireNoColumn("Drawn digits have no columns");
        }

        @Override
        public Setting<Scaling> scaling() {
            return Setting.of(Scaling.NONE);
        }

        @Override
        public List<String> files() {
            return List.of();
        }

        @Override
        public boolean testIsGiven() {
            return false;
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.drawnDigits(this);
        }
    }

    /** Refuses a path that leads out of the data directory. */
    static void requireRelative(String member, String name) {
        boolean climbs = Arrays.asList(name.split("[/\\\\]")).contains("..");
        boolean absolute = name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*");
        if (name.isBlank() || climbs || absolute || name.indexOf('\0') >= 0) {
            throw new InvalidValueException(
                    member,
                    member + " is \"" + name
                            + "\": give a path below the data directory, as mnist/train.csv, without .."
                            + " and not absolute.");
        }
    }
}
