package dev.parzen.objective.data;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Arrays as NumPy saves them. */
@Described("NumPy arrays of numbers: .npy files, or arrays in an .npz file.")
public record Numpy(
        @Described(value = "An .npz file that has the arrays; null: each array is an .npy file.", byDefault = "null")
        Optional<String> file,

        @Described("The array of features, a row for each example: its file, or its name in the .npz file.")
        String features,

        @Described("The array of targets, likewise.") String targets,

        @Described(value = "The .npz file that has the test arrays; null: the same one.", byDefault = "null")
        Optional<String> testFile,

        @Described(value = "The array of features of the test part.", byDefault = "null")
        Optional<String> testFeatures,

        @Described(value = "The array of targets of the test part.", byDefault = "null")
        Optional<String> testTargets,

        @Described(
                value = "What a row of features is: plain, an image (height, width, perhaps channels) or a sequence"
                        + " (steps, perhaps features); channels-first: an image (channels, height, width) or a sequence"
                        + " (features, steps), as PyTorch has them, whose channels are put last; auto: an image where it"
                        + " has two or three extents, else plain.",
                byDefault = "\"auto\"")
        ArrayLayout layout,

        @Described(value = "What each feature is divided by, as 255 for the bytes of pixels.", byDefault = "1")
        double divisor,

        @Described(
                value = "classification: targets are one whole number a row; regression: one number a row or several;"
                        + " multi-label: 0 or 1, or truth values.",
                byDefault = "\"classification\"")
        Task task,

        @Described(value = "How the targets of a regression are scaled for training.", byDefault = "\"none\"")
        TargetScaling targetScaling,

        @Described(value = "How the features are scaled beyond that.", byDefault = "\"none\"")
        Setting<Scaling> scaling,

        @Described(value = "How the rows are cut into parts.", byDefault = "{}")
        Split split)
        implements DataSpec {
    public Numpy {
        file.ifPresent(name -> DataSpec.requireRelative("file", name));
        testFile.ifPresent(name -> DataSpec.requireRelative("testFile", name));
        if (file.isEmpty()) {
            DataSpec.requireRelative("features", features);
            DataSpec.requireRelative("targets", targets);
        }
        if (file.isEmpty() && testFile.isEmpty()) {
            testFeatures.ifPresent(name -> DataSpec.requireRelative("testFeatures", name));
            testTargets.ifPresent(name -> DataSpec.requireRelative("testTargets", name));
        }
        if (testFeatures.isPresent() != testTargets.isPresent() || testFile.isPresent() && testFeatures.isEmpty()) {
            throw new InvalidValueException(
                    "testTargets", "testFeatures and testTargets go together, and testFile with both: give both.");
        }
        if (!(divisor > 0) || Double.isInfinite(divisor)) {
            throw new InvalidValueException("divisor", "divisor is " + divisor + ": give a number above 0.");
        }
        targetScaling.requireFits(task);
        split.requireFits(testFeatures.isPresent());
        split.requireNoColumn("NumPy arrays have no columns");
    }

    @Override
    public List<String> files() {
        Optional<String> testArchive = testFile.or(() -> file);
        Stream<String> test = testArchive.isPresent()
                ? testFile.stream()
                : Stream.of(testFeatures, testTargets).flatMap(Optional::stream);
        return Stream.concat(file.map(Stream::of).orElseGet(() -> Stream.of(features, targets)), test)
                .toList();
    }

    @Override
    public boolean testIsGiven() {
        return testFeatures.isPresent();
    }

    @Override
    public <R> R map(Cases<R> cases) {
        return cases.numpy(this);
    }
}
