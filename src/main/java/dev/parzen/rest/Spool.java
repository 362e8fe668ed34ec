package dev.parzen.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/**
 * A large body on disk, until it is closed: so that a slow client keeps no transaction open, and none has to fit into
 * memory.
 */
final class Spool implements AutoCloseable {
    static final String GZIP = "gzip";
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final boolean isCompressed;

    private Spool(boolean isCompressed) throws IOException {
        this.file = Files.createTempFile("parzen-", ".spool");
        this.isCompressed = isCompressed;
    }

    static Spool plainly() throws IOException {
        return new Spool(false);
    }

    /** What is written is compressed. */
    static Spool compressed() throws IOException {
        return new Spool(true);
    }

    /** Whether a client says that it takes a compressed answer. */
    static boolean takesGzip(HttpServletRequest request) {
        Enumeration<String> all = request.getHeaders(HttpHeaders.ACCEPT_ENCODING);
        while (all.hasMoreElements()) {
            boolean takes = Arrays.stream(
                            all.nextElement().toLowerCase(Locale.ROOT).split(","))
                    .map(coding -> coding.replace(" ", ""))
                    .anyMatch(coding -> coding.equals(GZIP) || coding.startsWith(GZIP + ";") && !isRefused(coding));
            if (takes) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefused(String coding) {
        return coding.matches(".*;q=0(\\.0{0,3})?");
    }

    void write(Consumer<OutputStream> writer) {
        try (OutputStream target = target()) {
            writer.accept(target);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes all that comes, up to a limit in bytes; false if there is more. */
    boolean take(InputStream source, long limit) throws IOException {
        try (OutputStream target = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long taken = 0;
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                taken += count;
                if (taken > limit) {
                    return false;
                }
                target.write(buffer, 0, count);
            }
            return true;
        }
    }

    private OutputStream target() throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        return isCompressed ? new BufferedOutputStream(new Fast(plain), BUFFER) : plain;
    }

    long size() throws IOException {
        return Files.size(file);
    }

    /** The bytes as they lie there. */
    InputStream raw() throws IOException {
        return Files.newInputStream(file);
    }

    /** The bytes as they were written. */
    InputStream plain() throws IOException {
        return isCompressed ? new GZIPInputStream(raw(), BUFFER) : raw();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Compresses at the least cost. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream target) throws IOException {
            super(target, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
