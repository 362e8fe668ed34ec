package dev.parzen.rest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;

/** A request whose body, too large for memory, lies on disk. */
final class SpooledRequest extends HttpServletRequestWrapper implements BodyFilter.Kept {
    private final Spool spool;
    private final byte[] digest;
    private final long limit;

    /** @param digest of the body as it was sent */
    SpooledRequest(HttpServletRequest request, Spool spool, byte[] digest, long limit) {
        super(request);
        this.spool = spool;
        this.digest = digest.clone();
        this.limit = limit;
    }

    @Override
    public void digest(MessageDigest target) {
        target.update(digest);
    }

    /** The body, decompressed if it was sent compressed; the limit holds for what comes out, too. */
    @Override
    public ServletInputStream getInputStream() throws IOException {
        boolean isCompressed = Spool.GZIP.equalsIgnoreCase(getHeader(HttpHeaders.CONTENT_ENCODING));
        return new Bounded(isCompressed ? new GZIPInputStream(spool.raw()) : spool.raw(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Bounded extends ServletInputStream {
        private final InputStream source;
        private long left;
        private boolean isAtEnd;

        Bounded(InputStream source, long limit) {
            this.source = source;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = source.read(target, offset, length);
            isAtEnd = count < 0;
            left -= Math.max(0, count);
            if (left < 0) {
                throw new TooLargeException();
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }

        @Override
        public boolean isFinished() {
            return isAtEnd;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body is read at once.");
        }
    }

    /** More comes out of a compressed body than may. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
