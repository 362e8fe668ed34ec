package dev.parzen.training.data.array;

import dev.parzen.training.DataException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * IDX files: two zero bytes, the type, the number of dimensions, each dimension as a big-endian 32-bit number, then the
 * numbers, big-endian (Y. LeCun, http://yann.lecun.com/exdb/mnist).
 */
public final class IdxFormat {
    private static final Map<Integer, ElementType> TYPES = Map.of(
            0x08, ElementType.UINT8,
            0x09, ElementType.INT8,
            0x0B, ElementType.INT16,
            0x0C, ElementType.INT32,
            0x0D, ElementType.FLOAT32,
            0x0E, ElementType.FLOAT64);

    private IdxFormat() {}

    /**
     * The array in a file.
     *
     * @param content of the file, which is closed with the array
     */
    public static RowArray open(String name, InputStream content) throws IOException {
        try {
            return read(name, content);
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    private static RowArray read(String name, InputStream content) throws IOException {
        DataInputStream bytes = new DataInputStream(content);
        int magic = bytes.readInt();
        int dimensions = magic & 0xff;
        ElementType type = TYPES.get(magic >>> 8);
        if (type == null || dimensions == 0) {
            throw new DataException("\"" + name + "\" is no IDX file (it begins with " + String.format("%08x", magic)
                    + "): name another.");
        }
        List<Integer> extents = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            extents.add(bytes.readInt());
        }
        return new RowArray(name, bytes, new RowArray.Layout(type, ByteOrder.BIG_ENDIAN, extents));
    }
}
