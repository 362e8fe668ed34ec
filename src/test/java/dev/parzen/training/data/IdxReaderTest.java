package dev.parzen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.data.DataSpec.Idx;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.setting.Setting;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
    @TempDir
    private Path directory;

    private DataSets dataSets;

    @BeforeEach
    void openDirectory() {
        dataSets = new DataSets(directory);
    }

    @Test
    void readsIdxFiles() throws IOException {
        writeIdx("images", 0x803, 10, 2, 3);
        writeIdx("labels", 0x801, 10);
        Dataset data = dataSets.load(idx("images", "labels", OptionalInt.empty()));
        assertThat(sizes(data)).containsExactly(6, 2, 2);
        assertThat(data.width()).isEqualTo(6);
        assertThat(data.target().names()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        int first = data.training().label(0);
        assertThat(row(data.training(), 0, 6)[5]).isEqualTo((first * 6 + 5) / 255f);
        assertThat(sizes(dataSets.load(idx("images", "labels", OptionalInt.of(5)))))
                .containsExactly(3, 1, 1);
    }

    @Test
    void readsEachTypeOfNumber() throws IOException {
        writeIdx("labels", 0x801, 3);
        readsAs(0x902, 1, (bytes, x) -> bytes.put(x.byteValue()), -128, 0, 127);
        readsAs(0xB02, 2, (bytes, x) -> bytes.putShort(x.shortValue()), -32768, 0, 32767);
        readsAs(0xC02, 4, (bytes, x) -> bytes.putInt(x.intValue()), -70_000, 0, 70_000);
        readsAs(0xD02, 4, (bytes, x) -> bytes.putFloat(x.floatValue()), -0.5, 0, 1e9);
        readsAs(0xE02, 8, ByteBuffer::putDouble, -0.25, 0, 1e20);
    }

    private void readsAs(int magic, int size, Writing writing, double... numbers) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(12 + 3 * size).putInt(magic).putInt(3).putInt(1);
        for (double number : numbers) {
            writing.put(bytes, number);
        }
        Files.write(directory.resolve("numbers"), bytes.array());
        Dataset data = dataSets.load(idx("numbers", "labels", OptionalInt.empty()));
        Part all = data.training().and(data.validation()).and(data.test());
        assertThat(all.size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(row(all, i, 1)[0]).as("type %x", magic).isEqualTo((float) numbers[all.label(i)]);
        }
    }

    private interface Writing {
        void put(ByteBuffer bytes, Double number);
    }

    @Test
    void refusesIdxFilesThatDoNotBelongTogetherOrAreDamaged() throws IOException {
        writeIdx("images", 0x803, 10, 2, 3);
        writeIdx("labels", 0x801, 9);
        Files.writeString(directory.resolve("text"), "hello, world");
        writeIdx("huge", 0x803, 10, 1 << 20, 1 << 20);
        assertThatThrownBy(() -> dataSets.load(idx("images", "labels", OptionalInt.empty())))
                .hasMessageContainingAll("9", "labels");
        assertThatThrownBy(() -> dataSets.load(idx("text", "labels", OptionalInt.empty())))
                .hasMessageContaining("no IDX file");
        assertThatThrownBy(() -> dataSets.load(idx("huge", "labels", OptionalInt.empty())))
                .hasMessageContaining("damaged");
        Files.write(directory.resolve("short"), Files.readAllBytes(directory.resolve("labels")));
        writeIdx("ten", 0x801, 10);
        Files.write(directory.resolve("cut"), Arrays.copyOf(Files.readAllBytes(directory.resolve("images")), 30));
        assertThatThrownBy(() -> dataSets.load(idx("cut", "ten", OptionalInt.empty())))
                .hasMessageContaining("ends early");
    }

    /** Byte k of an image i is 6 i + k; label i is i. */
    private void writeIdx(String name, int magic, int... shape) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            out.writeInt(magic);
            for (int size : shape) {
                out.writeInt(size);
            }
            for (int i = 0; i < shape[0] * (shape.length == 1 ? 1 : 6); i++) {
                out.writeByte(i);
            }
        }
    }

    private static DataSpec idx(String images, String labels, OptionalInt rows) {
        Split split = new Split(OptionalDouble.of(0.25), OptionalDouble.empty(), Optional.empty(), true, 0, rows);
        return new Idx(images, labels, Optional.empty(), Optional.empty(), Setting.of(Scaling.NONE), split);
    }

    private static int[] sizes(Dataset data) {
        return new int[] {
            data.training().size(), data.validation().size(), data.test().size()
        };
    }

    private static float[] row(Part part, int index, int width) {
        FloatBuffer row = FloatBuffer.allocate(width);
        part.write(index, row);
        return row.array();
    }
}
