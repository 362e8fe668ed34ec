package dev.parzen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.data.ArrayLayout;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.data.Numpy;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.data.TargetScaling;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyReaderTest {
    private static final Split ONE_TO_VALIDATE =
            new Split(OptionalDouble.of(1), OptionalDouble.empty(), Optional.empty(), false, 0, OptionalInt.empty());
    private static final Split AND_NONE_TO_TEST =
            new Split(OptionalDouble.of(1), OptionalDouble.of(0), Optional.empty(), false, 0, OptionalInt.empty());

    @TempDir
    private Path directory;

    private Task task = Task.CLASSIFICATION;
    private ArrayLayout layout = ArrayLayout.AUTO;
    private double divisor = 1;

    /** images.npz was written by NumPy: pixels count from 0 to 29, labels are 0 1 2 1 0; of the test rows the last is first. */
    @BeforeEach
    void copyArchive() throws IOException {
        try (InputStream archive = getClass().getResourceAsStream("array/images.npz")) {
            Files.copy(archive, directory.resolve("images.npz"));
        }
    }

    @Test
    void readsImagesFromACompressedArchive() {
        divisor = 255;
        Dataset data = load(archive("x_train", "y_train", "x_test", "y_test"));
        assertThat(data.shape()).isEqualTo(Shape.of(2, 3, 1));
        assertThat(data.target()).isEqualTo(new Target.Classes(List.of("0", "1", "2")));
        assertThat(data.training().size()).isEqualTo(4);
        assertThat(data.validation().size()).isEqualTo(1);
        assertThat(data.test().size()).isEqualTo(2);
        assertThat(row(data.test(), 0)).containsExactly(6 / 255f, 7 / 255f, 8 / 255f, 9 / 255f, 10 / 255f, 11 / 255f);
        assertThat(data.test().label(0)).isEqualTo(2);
        int first = (int) (row(data.training(), 0)[0] * 255 + 0.5) / 6;
        assertThat(data.training().label(0)).isEqualTo(new int[] {0, 1, 2, 1, 0}[first]);
        assertThat(data.encoding().encode(List.of("6", "7", "8", "9", "10", "11")))
                .isEqualTo(row(data.test(), 0));
    }

    @Test
    void takesTheLastExtentsAsTheLayoutSays() {
        assertThat(shape(ArrayLayout.AUTO)).isEqualTo(Shape.of(2, 3, 1));
        assertThat(shape(ArrayLayout.IMAGE)).isEqualTo(Shape.of(2, 3, 1));
        assertThat(shape(ArrayLayout.SEQUENCE)).isEqualTo(Shape.of(2, 3));
        assertThat(shape(ArrayLayout.PLAIN)).isEqualTo(Shape.of(6));
    }

    /** Of bytes: two features at three steps; of numbers: two channels of two by three places. */
    @Test
    void putsChannelsLast() throws IOException {
        layout = ArrayLayout.CHANNELS_FIRST;
        divisor = 255;
        Dataset bytes = load(archive("x_train", "y_train", "x_test", "y_test"));
        assertThat(bytes.shape()).isEqualTo(Shape.of(3, 2));
        assertThat(row(bytes.test(), 0)).containsExactly(6 / 255f, 9 / 255f, 7 / 255f, 10 / 255f, 8 / 255f, 11 / 255f);
        divisor = 1;
        float[] counted = new float[24];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = i;
        }
        ByteBuffer numbers = ByteBuffer.allocate(4 * counted.length).order(ByteOrder.LITTLE_ENDIAN);
        write("x.npy", "<f4", "(2, 2, 2, 3)", numbers, counted);
        write("y.npy", ">f4", "(2,)", ByteBuffer.allocate(8), 1, 2);
        task = Task.REGRESSION;
        Dataset images = load(files("x.npy", "y.npy"));
        assertThat(images.shape()).isEqualTo(Shape.of(2, 3, 2));
        Part all = images.training().and(images.validation());
        for (int i = 0; i < 2; i++) {
            int first = (int) row(all, i)[0];
            float[] expected = {0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11};
            for (int j = 0; j < expected.length; j++) {
                expected[j] += first;
            }
            assertThat(row(all, i)).containsExactly(expected);
        }
        refuses(files("y.npy", "y.npy"), "extents []", "channels, height and width");
    }

    @Test
    void readsQuantitiesFromPlainFilesThatMayBePacked() throws IOException {
        task = Task.REGRESSION;
        write("x.npy", "<f4", "(3, 2)", ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN), 1, 2, 3, 4, 5, 6);
        write("y.npy", ">f4", "(3,)", ByteBuffer.allocate(12), 0.5f, -1, 8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            Files.copy(directory.resolve("y.npy"), gzip);
        }
        Files.write(directory.resolve("y.npy"), packed.toByteArray());
        Dataset data = load(files("x.npy", "y.npy"));
        assertThat(data.shape()).isEqualTo(Shape.of(2));
        assertThat(data.target()).isEqualTo(new Target.Quantities(List.of("0")));
        Part all = data.training().and(data.validation());
        for (int i = 0; i < 3; i++) {
            float[] row = row(all, i);
            assertThat(row[1]).isEqualTo(row[0] + 1);
            assertThat(all.target(i, 0)).isEqualTo(new float[] {0.5f, -1, 8}[(int) row[0] / 2]);
        }
    }

    @Test
    void saysWhatDoesNotFitTogether() throws IOException {
        refuses(archive("x_train", "y_test", null, null), "5 rows", "2 labels");
        refuses(archive("x_train", "y", null, null), "no array \"y\"", "y_train");
        refuses(archive("y_train", "x_train", null, null), "6 numbers a row", "argmax", "multi-label");
        layout = ArrayLayout.SEQUENCE;
        refuses(archive("y_train", "y_train", null, null), "extents []", "sequence");
        layout = ArrayLayout.AUTO;
        task = Task.MULTI_LABEL;
        refuses(archive("x_train", "y_train", null, null), "row 2", "2.0", "0 or 1");
        write("x.npy", "<f4", "(2, 1)", ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN), 1, Float.NaN);
        write("y.npy", "<f4", "(2,)", ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN), 0, 1.5f);
        task = Task.CLASSIFICATION;
        refuses(files("y.npy", "y.npy"), "row 1", "1.5", "whole number");
        task = Task.REGRESSION;
        refuses(files("x.npy", "y.npy"), "x.npy", "row 1", "NaN");
        refuses(files("images.npz", "y.npy"), "no NumPy array");
        Files.writeString(directory.resolve("text.npz"), "hello");
        refuses(
                new Numpy(
                        Optional.of("text.npz"),
                        "a",
                        "b",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        layout,
                        divisor,
                        task,
                        TargetScaling.NONE,
                        Setting.of(Scaling.NONE),
                        AND_NONE_TO_TEST),
                "no .npz file");
    }

    @Test
    void keepsToTheDataDirectory() {
        assertThatThrownBy(() -> files("../x.npy", "y.npy")).hasMessageContaining("data directory");
        assertThatThrownBy(() -> archive("x_train", "y_train", "x_test", null)).hasMessageContaining("go together");
        assertThat(archive("../x", "y", null, null).files()).containsExactly("images.npz");
        assertThat(files("x.npy", "y.npy").files()).containsExactly("x.npy", "y.npy");
    }

    private Shape shape(ArrayLayout wanted) {
        layout = wanted;
        return load(archive("x_train", "y_train", null, null)).shape();
    }

    private Numpy archive(String features, String targets, String testFeatures, String testTargets) {
        return new Numpy(
                Optional.of("images.npz"),
                features,
                targets,
                Optional.empty(),
                Optional.ofNullable(testFeatures),
                Optional.ofNullable(testTargets),
                layout,
                divisor,
                task,
                TargetScaling.NONE,
                Setting.of(Scaling.NONE),
                testFeatures == null ? AND_NONE_TO_TEST : ONE_TO_VALIDATE);
    }

    private Numpy files(String features, String targets) {
        return new Numpy(
                Optional.empty(),
                features,
                targets,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                layout,
                divisor,
                task,
                TargetScaling.NONE,
                Setting.of(Scaling.NONE),
                AND_NONE_TO_TEST);
    }

    private void write(String name, String type, String shape, ByteBuffer bytes, float... numbers) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        file.write(header.getBytes());
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        file.write(bytes.array());
        Files.write(directory.resolve(name), file.toByteArray());
    }

    private Dataset load(Numpy spec) {
        return new DataSets(directory).load(spec);
    }

    private void refuses(Numpy spec, String... words) {
        assertThatThrownBy(() -> load(spec)).isInstanceOf(DataException.class).hasMessageContainingAll(words);
    }

    private static float[] row(Part part, int index) {
        FloatBuffer row = FloatBuffer.allocate(100);
        part.write(index, row);
        return Arrays.copyOf(row.array(), row.position());
    }
}
