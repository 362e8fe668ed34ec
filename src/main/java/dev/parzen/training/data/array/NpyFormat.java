package dev.parzen.training.data.array;

import dev.parzen.training.DataException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** NumPy's files of one array: a {@link NpyHeader}, then the numbers. */
public final class NpyFormat {
    private static final long MOST_TURNED = 1L << 30;
    private static final Map<String, ElementType> TYPES = Map.ofEntries(
            Map.entry("b1", ElementType.BOOLEAN),
            Map.entry("i1", ElementType.INT8),
            Map.entry("u1", ElementType.UINT8),
            Map.entry("i2", ElementType.INT16),
            Map.entry("u2", ElementType.UINT16),
            Map.entry("i4", ElementType.INT32),
            Map.entry("u4", ElementType.UINT32),
            Map.entry("i8", ElementType.INT64),
            Map.entry("u8", ElementType.UINT64),
            Map.entry("f2", ElementType.FLOAT16),
            Map.entry("f4", ElementType.FLOAT32),
            Map.entry("f8", ElementType.FLOAT64));

    private NpyFormat() {}

    /**
     * The array in a file. One in Fortran's order is read whole, since its rows do not lie together.
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
        NpyHeader header = NpyHeader.read(name, content);
        RowArray.Layout layout = layout(name, header);
        boolean isTurned = header.isFortran() && layout.extents().size() > 1;
        return isTurned
                ? new RowArray(name, turned(name, content, layout), layout)
                : new RowArray(name, content, layout);
    }

    private static RowArray.Layout layout(String name, NpyHeader header) {
        String kind = header.type().replaceFirst("^[<>|=]", "");
        ElementType type = TYPES.get(kind);
        if (type == null) {
            throw new DataException("\"" + name + "\" has elements of the type \"" + header.type() + "\""
                    + (kind.startsWith("O") ? ", Python objects, which are not unpickled" : "")
                    + ": save it as numbers or truth values, as by astype(\"float32\").");
        }
        if (header.extents().isEmpty()) {
            throw new DataException("\"" + name + "\" has a single number: save an array with a row for each example.");
        }
        ByteOrder order = header.type().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new RowArray.Layout(
                type,
                order,
                header.extents().stream().map(extent -> extent(name, extent)).toList());
    }

    private static int extent(String name, long extent) {
        if (extent > Integer.MAX_VALUE) {
            throw new DataException(
                    "\"" + name + "\" has an extent of " + extent + ": more than can be read; save a part.");
        }
        return (int) extent;
    }

    /** The numbers with the last extent fastest, of an array that has the first extent fastest. */
    private static InputStream turned(String name, InputStream content, RowArray.Layout layout) throws IOException {
        int size = layout.type().size();
        long length = layout.rows() * layout.width() * size;
        if (layout.rows() < 0 || length > MOST_TURNED) {
            throw new DataException("\"" + name + "\" is a large array in Fortran's order: save it in C's order, by"
                    + " numpy.ascontiguousarray.");
        }
        byte[] source = content.readNBytes((int) length);
        content.close();
        if (source.length < length) {
            throw new EOFException();
        }
        byte[] target = new byte[source.length];
        int[] index = new int[layout.extents().size()];
        for (int to = 0; to < target.length; to += size) {
            System.arraycopy(source, size * fortranPlace(index, layout.extents()), target, to, size);
            advance(index, layout.extents());
        }
        return new ByteArrayInputStream(target);
    }

    /** i_1 + n_1 (i_2 + n_2 (i_3 + …)). */
    private static int fortranPlace(int[] index, List<Integer> extents) {
        int place = 0;
        for (int k = index.length - 1; k >= 0; k--) {
            place = place * extents.get(k) + index[k];
        }
        return place;
    }

    /** The next index, where the last one runs fastest. */
    private static void advance(int[] index, List<Integer> extents) {
        for (int k = index.length - 1; k >= 0; k--) {
            if (++index[k] < extents.get(k)) {
                return;
            }
            index[k] = 0;
        }
    }
}
