package dev.parzen.training.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.training.DataException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy wrote; make.py beside them says how. */
class NpyFormatTest {

    /** Element (i, j, k) of the array of extents 2, 3, 4 is 12 i + 4 j + k. */
    @ParameterizedTest
    @ValueSource(strings = {"cube-v1.npy", "cube-v2.npy", "cube-v3.npy", "cube-fortran.npy"})
    void readsEachVersionAndBothOrders(String file) throws IOException {
        try (RowArray array = NpyFormat.open(file, resource(file))) {
            assertThat(array.rows()).isEqualTo(2);
            assertThat(array.extents()).containsExactly(3, 4);
            assertThat(rows(array)).containsExactly(counted(0, 12), counted(12, 24));
        }
    }

    @Test
    void readsEachTypeInBothByteOrders() throws IOException {
        Map<String, List<Double>> second = Map.ofEntries(
                Map.entry("t_b1", List.of(1.0, 0.0)),
                Map.entry("t_i1", List.of(-128.0, 127.0)),
                Map.entry("t_u1", List.of(0.0, 255.0)),
                Map.entry("t_i2", List.of(-32768.0, 32767.0)),
                Map.entry("t_u2", List.of(0.0, 65535.0)),
                Map.entry("t_i4", List.of(-2147483648.0, 2147483647.0)),
                Map.entry("t_u4", List.of(0.0, 4294967295.0)),
                Map.entry("t_i8", List.of(-0x1p63, 0x1p63)),
                Map.entry("t_u8", List.of(0.0, 0x1p64)),
                Map.entry("t_f4", List.of((double) 1e-3f, 3e8)),
                Map.entry("t_f8", List.of(1e-3, 3e8)));
        List<String> read = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(resource("types.npz"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replace(".npy", "");
                RowArray array = NpyFormat.open(name, new ByteArrayInputStream(zip.readAllBytes()));
                assertThat(rows(array).get(1)).as(name).isEqualTo(second.get(name));
                read.add(name);
            }
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(second.keySet());
    }

    /** The values are those of IEEE 754's binary16. */
    @ParameterizedTest
    @CsvSource({
        "3c00, 1", "c000, -2", "7bff, 65504", "0400, 6.103515625e-05", "03ff, 6.097555160522461e-05",
        "0001, 5.960464477539063e-08", "3555, 0.333251953125", "8000, -0.0", "7c00, Infinity", "fc00, -Infinity",
        "7e00, NaN"
    })
    void readsNumbersOfSixteenBits(String bits, double value) throws IOException {
        int number = Integer.parseInt(bits, 16);
        byte[] file = resource("half.npy").readAllBytes();
        file[file.length - 2] = (byte) number;
        file[file.length - 1] = (byte) (number >> 8);
        assertThat(rows(NpyFormat.open("half.npy", new ByteArrayInputStream(file))))
                .containsExactly(List.of(value));
    }

    @Test
    void readsTheHalfThatNumpyWrote() throws IOException {
        assertThat(rows(NpyFormat.open("half.npy", resource("half.npy")))).containsExactly(List.of(1.5));
    }

    @Test
    void refusesWhatIsNoArrayOfNumbers() {
        refuses("objects.npy", "Python objects");
        refuses("names.npy", "<U1");
        refuses("fields.npy", "without fields");
        refuses("scalar.npy", "single number");
        refuses("make.py", "no NumPy array");
    }

    @Test
    void refusesWhatEndsEarlyOrLiesAboutItsSize() throws IOException {
        byte[] whole = resource("cube-v1.npy").readAllBytes();
        for (int length : new int[] {7, 9, 40, whole.length - 1}) {
            assertThatThrownBy(() -> rows(NpyFormat.open("cut", new ByteArrayInputStream(whole, 0, length))))
                    .as("the first %d bytes", length)
                    .isInstanceOf(EOFException.class);
        }
        refusesHeader("{'descr': '<f8', 'fortran_order': True, 'shape': (1000000, 100000), }", "Fortran");
        refusesHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (5, 99999999, 99999999), }", "too large");
        refusesHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }", "99999999999");
        refusesHeader("{'descr': '<f8', 'shape': (3,), }", "header");
    }

    private static void refusesHeader(String header, String word) {
        byte[] file =
                Arrays.copyOf(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length()}, 300);
        System.arraycopy(header.getBytes(), 0, file, 10, header.length());
        assertThatThrownBy(() -> NpyFormat.open("liar", new ByteArrayInputStream(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("liar", word);
    }

    private static void refuses(String file, String... words) {
        assertThatThrownBy(() -> NpyFormat.open(file, resource(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file)
                .hasMessageContainingAll(words);
    }

    private static InputStream resource(String file) {
        return NpyFormatTest.class.getResourceAsStream(file);
    }

    private static List<List<Double>> rows(RowArray array) throws IOException {
        List<List<Double>> rows = new ArrayList<>();
        double[] row = new double[array.width()];
        for (int i = 0; i < array.rows(); i++) {
            array.next(row);
            rows.add(DoubleStream.of(row).boxed().toList());
        }
        return rows;
    }

    private static List<Double> counted(int from, int to) {
        return DoubleStream.iterate(from, x -> x < to, x -> x + 1).boxed().toList();
    }
}
