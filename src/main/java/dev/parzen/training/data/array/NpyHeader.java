package dev.parzen.training.data.array;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parzen.training.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the numbers of NumPy's files, versions 1 to 3 (numpy.lib.format): the bytes 93 "NUMPY", the version,
 * the length of a text, and the text, which is a Python dictionary with descr, fortran_order and shape.
 *
 * @param type of the numbers, as {@code <f4}
 * @param isFortran whether the first extent runs fastest, not the last
 * @param extents none of a single number
 */
public record NpyHeader(String type, boolean isFortran, List<Long> extents) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 20;
    private static final Pattern DESCRIPTION = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern FORTRAN = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\dL,\\s]*)\\)");

    public NpyHeader {
        extents = List.copyOf(extents);
    }

    /** True if a file that begins so is one of these. */
    public static boolean isAt(byte[] beginning) {
        return beginning.length >= MAGIC.length && Arrays.equals(beginning, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads up to the first number.
     *
     * @param name of the file, for messages
     * @throws DataException if it is none
     */
    public static NpyHeader read(String name, InputStream content) throws IOException {
        if (!isAt(content.readNBytes(MAGIC.length))) {
            throw new DataException("\"" + name + "\" is no NumPy array (.npy): name another.");
        }
        int major = littleEndian(content, 1);
        littleEndian(content, 1);
        if (major < 1 || major > 3) {
            throw new DataException("\"" + name + "\" is a NumPy array of version " + major
                    + ": save it again with a NumPy that writes version 1, 2 or 3.");
        }
        String text = text(name, content, littleEndian(content, major == 1 ? 2 : 4));
        List<Long> extents = new ArrayList<>();
        for (String extent : found(name, SHAPE, text).split(",")) {
            if (!extent.isBlank()) {
                extents.add(number(name, extent.strip().replace("L", "")));
            }
        }
        return new NpyHeader(
                found(name, DESCRIPTION, text), found(name, FORTRAN, text).equals("True"), extents);
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

    private static String text(String name, InputStream content, int length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw unreadable(name, "it says that it has " + Integer.toUnsignedLong(length) + " bytes");
        }
        byte[] header = content.readNBytes(length);
        if (header.length < length) {
            throw new EOFException();
        }
        return new String(header, UTF_8);
    }

    private static long number(String name, String digits) {
        try {
            return Long.parseLong(digits);
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
}
