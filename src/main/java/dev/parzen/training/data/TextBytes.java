package dev.parzen.training.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads bytes as text. Bytes that the encoding does not have are an error ({@link java.nio.charset.CharacterCodingException})
 * and no question mark: two names that differ in such a byte would become one.
 */
final class TextBytes {
    private static final int LONGEST_MARK = 3;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};

    private TextBytes() {}

    /** UTF-8, or UTF-16 if a byte order mark says so; the mark is no part of the text. */
    static Reader reader(InputStream bytes) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes);
        buffered.mark(LONGEST_MARK);
        byte[] first = buffered.readNBytes(LONGEST_MARK);
        buffered.reset();
        if (startsWith(first, UTF_8_MARK)) {
            return strict(buffered, UTF_8_MARK.length, StandardCharsets.UTF_8);
        }
        if (startsWith(first, BIG_ENDIAN_MARK)) {
            return strict(buffered, BIG_ENDIAN_MARK.length, StandardCharsets.UTF_16BE);
        }
        if (startsWith(first, LITTLE_ENDIAN_MARK)) {
            return strict(buffered, LITTLE_ENDIAN_MARK.length, StandardCharsets.UTF_16LE);
        }
        return strict(buffered, 0, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static Reader strict(InputStream bytes, int skipped, Charset charset) throws IOException {
        bytes.skipNBytes(skipped);
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
