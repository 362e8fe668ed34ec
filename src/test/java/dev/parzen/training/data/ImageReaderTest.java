package dev.parzen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.data.Images;
import dev.parzen.objective.data.Images.Channels;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReaderTest {
    @TempDir
    private Path directory;

    private Optional<String> testDirectory = Optional.empty();
    private OptionalInt size = OptionalInt.empty();
    private OptionalInt rows = OptionalInt.empty();
    private Channels channels = Channels.RGB;

    /** Two classes with three images each, 4 pixels to a line and 2 lines, in one colour: 0x102030, 0x112131, … . */
    @BeforeEach
    void drawImages() throws IOException {
        for (int i = 0; i < 6; i++) {
            write("train/" + (i % 2 == 0 ? "cat" : "dog") + "/" + i / 2 + ".png", "png", 4, 2, 0x102030 + i * 0x010101);
        }
        Files.writeString(directory.resolve("train/README"), "not an image");
        Files.writeString(directory.resolve("train/cat/.hidden"), "not an image");
    }

    @Test
    void readsADirectoryForEachClass() {
        Dataset data = load();
        assertThat(data.shape()).isEqualTo(Shape.of(2, 4, 3));
        assertThat(data.target().names()).containsExactly("cat", "dog");
        Part all = data.training().and(data.validation()).and(data.test());
        assertThat(all.size()).isEqualTo(6);
        for (int i = 0; i < 6; i++) {
            float[] row = row(all, i);
            int red = Math.round(row[0] * 255) - 0x10;
            assertThat(all.label(i)).isEqualTo(red % 2);
            for (int pixel = 0; pixel < 8; pixel++) {
                assertThat(row[3 * pixel]).isEqualTo((0x10 + red) / 255f);
                assertThat(row[3 * pixel + 1]).isEqualTo((0x20 + red) / 255f);
                assertThat(row[3 * pixel + 2]).isEqualTo((0x30 + red) / 255f);
            }
        }
    }

    @Test
    void takesTheFirstRowsFromAllClasses() {
        rows = OptionalInt.of(4);
        Dataset data = load();
        Part all = data.training().and(data.validation()).and(data.test());
        assertThat(all.size()).isEqualTo(4);
        int dogs = 0;
        for (int i = 0; i < 4; i++) {
            dogs += all.label(i);
        }
        assertThat(dogs).isEqualTo(2);
    }

    /** JPEG and GIF change colours a little. */
    @ParameterizedTest
    @CsvSource({"png,0", "bmp,0", "gif,0", "jpg,2"})
    void readsEachFormat(String format, int tolerance) throws IOException {
        write("test/dog/a." + format, format, 4, 2, 0x646464);
        testDirectory = Optional.of("test");
        channels = Channels.GRAYSCALE;
        Dataset data = load();
        assertThat(data.test().size()).isEqualTo(1);
        assertThat(data.test().label(0)).isEqualTo(1);
        for (float pixel : row(data.test(), 0)) {
            assertThat(pixel * 255).isBetween(99.99f - tolerance, 100.01f + tolerance);
        }
    }

    @Test
    void takesGreyAsTheFileHasIt() throws IOException {
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(3, 1, 0, 100);
        BufferedImage fine = new BufferedImage(4, 2, BufferedImage.TYPE_USHORT_GRAY);
        fine.getRaster().setSample(3, 1, 0, 100 * 257);
        Files.createDirectories(directory.resolve("test/cat"));
        ImageIO.write(image, "png", directory.resolve("test/cat/8.png").toFile());
        ImageIO.write(fine, "png", directory.resolve("test/cat/16.png").toFile());
        testDirectory = Optional.of("test");
        for (Channels each : Channels.values()) {
            channels = each;
            Dataset data = load();
            for (int i = 0; i < 2; i++) {
                float[] row = row(data.test(), i);
                assertThat(row[row.length - 1]).as("%s", each).isEqualTo(100 / 255f);
                assertThat(row[0]).isZero();
            }
        }
    }

    @Test
    void weighsColoursForGrey() {
        channels = Channels.GRAYSCALE;
        Dataset data = load();
        assertThat(data.shape()).isEqualTo(Shape.of(2, 4, 1));
        float[] row = row(data.training(), 0);
        double red = 0.299 * 0x10 + 0.587 * 0x20 + 0.114 * 0x30;
        assertThat((double) Math.round(row[0] * 255)).isBetween(Math.rint(red), Math.rint(red) + 5);
    }

    @Test
    void bringsAllToOneSizeOrRefuses() throws IOException {
        write("train/dog/wide.png", "png", 6, 2, 0);
        refuses("\"train/dog/wide.png\" has 6 × 2 pixels", "\"train/cat/0.png\" has 4 × 2", "width and height");
        size = OptionalInt.of(3);
        assertThat(load().shape()).isEqualTo(Shape.of(3, 3, 3));
    }

    @Test
    void namesAFileThatIsNoImage() throws IOException {
        Path file = directory.resolve("train/cat/0.png");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refuses("\"train/cat/0.png\"", "damaged");
        Files.writeString(file, "hello");
        refuses("\"train/cat/0.png\"", "no image");
    }

    @Test
    void refusesAnImageThatIsFarLargerThanItsFile() throws IOException {
        ByteBuffer header =
                ByteBuffer.allocate(17).put("IHDR".getBytes()).putInt(60_000).putInt(60_000);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(header.array());
        byte[] bomb = ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) check.getValue())
                .array();
        Files.write(directory.resolve("train/cat/0.png"), bomb);
        refuses("\"train/cat/0.png\"", "60000 × 60000");
    }

    @Test
    void refusesDirectoriesWithoutClassesOrWithOthers() throws IOException {
        write("test/cow/a.png", "png", 4, 2, 0);
        testDirectory = Optional.of("test");
        refuses("\"cow\"", "[cat, dog]");
        write("flat/a.png", "png", 4, 2, 0);
        testDirectory = Optional.of("flat");
        refuses("\"flat\"", "name of the class");
        testDirectory = Optional.of("none");
        refuses("no data directory \"none\"");
    }

    @Test
    void refusesALinkThatLeadsOut() throws IOException {
        Path outside = Files.createTempFile("outside", ".png");
        Files.createSymbolicLink(directory.resolve("train/cat/x.png"), outside);
        refuses("\"train/cat/x.png\"", "does not lie in the data directory");
        Files.delete(outside);
    }

    @Test
    void isReadAgainWhenAnImageChanges() throws IOException {
        DataSets dataSets = new DataSets(directory);
        Dataset before = dataSets.load(spec());
        assertThat(dataSets.load(spec())).isSameAs(before);
        write("train/dog/9.png", "png", 4, 2, 0);
        assertThat(dataSets.load(spec())).isNotSameAs(before);
    }

    private void write(String name, String format, int width, int height, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, rgb);
            }
        }
        Files.createDirectories(directory.resolve(name).getParent());
        assertThat(ImageIO.write(image, format, directory.resolve(name).toFile()))
                .isTrue();
    }

    private Images spec() {
        Split split = new Split(
                OptionalDouble.of(1),
                testDirectory.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(1),
                Optional.empty(),
                false,
                0,
                rows);
        return new Images("train", testDirectory, size, size, channels, Setting.of(Scaling.NONE), split);
    }

    private Dataset load() {
        return new DataSets(directory).load(spec());
    }

    private void refuses(String... words) {
        assertThatThrownBy(this::load).isInstanceOf(DataException.class).hasMessageContainingAll(words);
    }

    private static float[] row(Part part, int index) {
        FloatBuffer row = FloatBuffer.allocate(100);
        part.write(index, row);
        return Arrays.copyOf(row.array(), row.position());
    }
}
