package dev.parzen.training.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowStoreTest {
    private static final long ALL = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void givesBackTheRowsThatItTookWhereverTheyLie() {
        Random random = new Random(1);
        for (int width : new int[] {1, 3, 784, 300_000}) {
            int rows = width > 1000 ? 9 : 2500;
            float[][] written = new float[rows][width];
            for (float[] row : written) {
                for (int j = 0; j < width; j++) {
                    row[j] = Float.intBitsToFloat(random.nextInt());
                }
            }
            for (long onHeap : new long[] {0, 1 << 21, ALL}) {
                RowStore store = floats(onHeap, written);
                assertThat(store.rows()).isEqualTo(rows);
                for (int i : new int[] {rows - 1, 0, rows / 2, 1}) {
                    assertSame(store, i, written[i]);
                }
            }
        }
    }

    @Test
    void takesAByteForAShareOf255() {
        byte[] all = new byte[256];
        for (int b = 0; b < 256; b++) {
            all[b] = (byte) b;
        }
        for (long onHeap : new long[] {0, ALL}) {
            try (RowWriter writer = new RowWriter(256, new Scratch(folder, onHeap))) {
                writer.add(all);
                all[0] = 9; // the writer has a copy
                writer.add(all);
                all[0] = 0;
                RowStore store = writer.finished();
                float[] row = new float[256];
                store.read(0, row);
                for (int b = 0; b < 256; b++) {
                    assertThat(row[b]).isEqualTo(b / 255f);
                }
                assertSame(store, 0, row);
                assertThat(store.at(1, 0)).isEqualTo(9 / 255f);
            }
        }
    }

    @Test
    void putsRowsIntoAFileOnlyWhenTheHeapIsTooSmall() {
        float[][] rows = new float[3000][1000]; // 12 MB
        assertThat(floats(0, rows).isMapped()).isTrue();
        assertThat(floats(11_000_000, rows).isMapped()).isTrue();
        assertThat(floats(13_000_000, rows).isMapped()).isFalse();
    }

    /** The name is gone while the bytes are read, so that not even a process that is killed leaves them behind. */
    @Test
    void leavesNoFileBehind() throws IOException {
        RowStore store = floats(0, new float[][] {{1, 2}, {3, 4}});
        assertThat(store.at(1, 1)).isEqualTo(4);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refusesRowsOfAnotherWidthOrKind() {
        try (RowWriter writer = new RowWriter(2, new Scratch(folder, ALL))) {
            writer.add(new float[2]);
            assertThatThrownBy(() -> writer.add(new float[3])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.add(new byte[2])).isInstanceOf(IllegalArgumentException.class);
            assertThat(writer.finished().rows()).isEqualTo(1);
        }
    }

    private static void assertSame(RowStore store, int row, float[] expected) {
        float[] read = new float[store.width()];
        store.read(row, read);
        for (int j = 0; j < store.width(); j++) {
            int bits = Float.floatToRawIntBits(expected[j]);
            if (Float.floatToRawIntBits(read[j]) != bits || Float.floatToRawIntBits(store.at(row, j)) != bits) {
                throw new AssertionError("Number " + j + " of row " + row + " is another.");
            }
        }
    }

    private RowStore floats(long onHeap, float[][] rows) {
        try (RowWriter writer = new RowWriter(rows[0].length, new Scratch(folder, onHeap))) {
            for (float[] row : rows) {
                writer.add(row);
            }
            return writer.finished();
        }
    }
}
