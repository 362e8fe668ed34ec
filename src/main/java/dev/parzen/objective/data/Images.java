package dev.parzen.objective.data;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.setting.Labelled;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Image files, sorted into a directory for each class. */
@Described("Image files (PNG, JPEG, GIF, BMP) in a directory for each class; a pixel becomes numbers from 0 to 1.")
public record Images(
        @Described("The directory that has the directories of the classes.")
        String directory,

        @Described(value = "Likewise for the test part.", byDefault = "null")
        Optional<String> testDirectory,

        @Described(
                value = "Pixels to a line; images of another size are resized (bilinear). Without it and height all"
                        + " images must have the size of the first.",
                byDefault = "null")
        OptionalInt width,

        @Described(value = "Lines of pixels.", byDefault = "null")
        OptionalInt height,

        @Described(value = "What a pixel is: rgb or grayscale.", byDefault = "\"rgb\"")
        Channels channels,

        @Described(value = "How the features are scaled beyond that.", byDefault = "\"none\"")
        Setting<Scaling> scaling,

        @Described(value = "How the rows are cut into parts.", byDefault = "{}")
        Split split)
        implements DataSpec {
    private static final int LARGEST = 4096;

    /** What a pixel is. */
    public enum Channels implements Labelled {
        /** Red, green and blue. */
        RGB("rgb", 3),
        /** One number: 0.299 R + 0.587 G + 0.114 B. */
        GRAYSCALE("grayscale", 1);

        private final String label;
        private final int count;

        Channels(String label, int count) {
            this.label = label;
            this.count = count;
        }

        @Override
        public String label() {
            return label;
        }

        public int count() {
            return count;
        }
    }

    public Images {
        DataSpec.requireRelative("directory", directory);
        testDirectory.ifPresent(name -> DataSpec.requireRelative("testDirectory", name));
        if (width.isPresent() != height.isPresent()) {
            throw new InvalidValueException("height", "width and height go together: give both, or neither.");
        }
        width.ifPresent(size -> requireSize("width", size));
        height.ifPresent(size -> requireSize("height", size));
        split.requireFits(testDirectory.isPresent());
        split.requireNoColumn("Images have no columns");
    }

    private static void requireSize(String member, int size) {
        if (size < 1 || size > LARGEST) {
            throw new InvalidValueException(
                    member, member + " is " + size + ": give a whole number from 1 to " + LARGEST + ".");
        }
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public List<String> directories() {
        return Stream.concat(Stream.of(directory), testDirectory.stream()).toList();
    }

    @Override
    public boolean testIsGiven() {
        return testDirectory.isPresent();
    }

    @Override
    public <R> R map(Cases<R> cases) {
        return cases.images(this);
    }
}
