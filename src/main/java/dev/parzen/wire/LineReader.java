package dev.parzen.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads lines of any length up to a bound, one at a time, and counts them. */
final class LineReader {
    private static final int LONGEST = 64 << 20;
    private static final int BUFFER = 1 << 16;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private int number;
    private boolean isWhole = true;

    LineReader(InputStream source) {
        this.source = source;
    }

    /** Of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** False if the source ended before the line that was read last did. */
    boolean isWhole() {
        return isWhole;
    }

    /** The next line that is not blank, in UTF-8. */
    Optional<byte[]> next() {
        byte[] line;
        do {
            line = read();
        } while (line != null && isBlank(line));
        return Optional.ofNullable(line);
    }

    private byte[] read() {
        if (!fill()) {
            return null;
        }
        number++;
        byte[] part = part();
        if (isWhole) {
            return part;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(2 * BUFFER);
        line.writeBytes(part);
        while (!isWhole && fill()) {
            line.writeBytes(part());
            requireShort(line.size());
        }
        return line.toByteArray();
    }

    /** What is in the buffer of the present line, which may go on beyond it. */
    private byte[] part() {
        int start = next;
        while (next < end && buffer[next] != '\n') {
            next++;
        }
        isWhole = next < end;
        byte[] part = Arrays.copyOfRange(buffer, start, next);
        next += isWhole ? 1 : 0;
        return part;
    }

    private boolean fill() {
        if (next < end) {
            return true;
        }
        try {
            next = 0;
            end = Math.max(0, source.read(buffer));
            return end > 0;
        } catch (EOFException | ZipException damaged) {
            throw new MalformedException(
                    "", "The compressed file is damaged or cut off after line " + number + ": send it again.");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void requireShort(int length) {
        if (length > LONGEST) {
            throw new MalformedException(
                    "/" + number,
                    "Line " + number + " has more than " + (LONGEST >> 20) + " MiB: no trial is as long.");
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
