package dev.parzen.training.data.array;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parzen.training.DataException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's files of one array, versions 1 to 3 (numpy.lib.format): the bytes 93 "NUMPY", the version, the length of the
 * header, the header, which is a Python dictionary with descr, fortran_order and shape, then the numbers.
 */
public final class NpyFormat {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 20;
    private static final long MOST_TURNED = 1L << 30;
    private static final Pattern DESCRIPTION = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern FORTRAN = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\dL,\\s]*)\\)");
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
        if (!Arrays.equals(content.readNBytes(MAGIC.length), MAGIC)) {
            throw new DataException("\"" + name + "\" is no NumPy array (.npy): name another.");
        }
        int major = littleEndian(content, 1);
        littleEndian(content, 1);
        if (major < 1 || major > 3) {
            throw new DataException("\"" + name + "\" is a NumPy array of version " + major
                    + ": save it again with a NumPy that writes version 1, 2 or 3.");
        }
        String header = header(name, content, littleEndian(content, major == 1 ? 2 : 4));
        RowArray.Layout layout = layout(name, header);
        boolean isTurned =
                found(name, FORTRAN, header).equals("True") && layout.extents().size() > 1;
        return isTurned
                ? new RowArray(name, turned(name, content, layout), layout)
                : new RowArray(name, content, layout);
    }

    private static int littleEndian(InputStream content, int size) throws IOException {
        int number = 0;
        for (int i = 0; i < size; i++) {
            int next = content.read();
            if (next < 0) {
                throw new EOFException();
            }
            number |= next << 8 * i;
        }
        return number;
    }

    private static String header(String name, InputStream content, int length) throws IOException {
        if (length < 0 || length > LONGEST_HEADER) {
            throw unreadable(name, "it says that it has " + Integer.toUnsignedLong(length) + " bytes");
        }
        byte[] header = content.readNBytes(length);
        if (header.length < length) {
            throw new EOFException();
        }
        return new String(header, UTF_8);
    }

    private static RowArray.Layout layout(String name, String header) {
        String description = found(name, DESCRIPTION, header);
        String kind = description.replaceFirst("^[<>|=]", "");
        ElementType type = TYPES.get(kind);
        if (type == null) {
            throw new DataException("\"" + name + "\" has elements of the type \"" + description + "\""
                    + (kind.startsWith("O") ? ", Python objects, which are not unpickled" : "")
                    + ": save it as numbers or truth values, as by astype(\"float32\").");
        }
        List<Integer> extents = new ArrayList<>();
        for (String extent : found(name, SHAPE, header).split(",")) {
            if (!extent.isBlank()) {
                extents.add(number(name, extent.strip().replace("L", "")));
            }
        }
        if (extents.isEmpty()) {
            throw new DataException("\"" + name + "\" has a single number: save an array with a row for each example.");
        }
        return new RowArray.Layout(
                type, description.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, extents);
    }

    private static int number(String name, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw unreadable(name, "an extent is " + digits);
        }
    }

    private static String found(String name, Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw unreadable(name, "it is " + header.strip());
        }
        return matcher.group(1);
    }

    private static DataException unreadable(String name, String why) {
        return new DataException("The header of \"" + name + "\" cannot be read (" + why
                + "): save it again by numpy.save, as an array of numbers without fields.");
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
