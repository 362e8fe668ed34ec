package dev.parzen.rest;

import dev.parzen.study.TrialFiles.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, read as it comes and no further than a limit. */
final class Incoming implements Content {
    private final HttpServletRequest request;
    private final long limit;

    /** The body of at most {@code limit} bytes. */
    Incoming(HttpServletRequest request, long limit) {
        this.request = request;
        this.limit = limit;
    }

    @Override
    public long size() {
        return request.getContentLengthLong();
    }

    @Override
    public InputStream open() throws IOException {
        if (size() > limit) {
            throw new TooLargeException();
        }
        return new Bounded(request.getInputStream(), limit);
    }

    /** Reads what is left, up to the limit again, so that who sends it comes to the point where it hears the refusal. */
    void drain() {
        byte[] piece = new byte[1 << 16];
        try {
            InputStream rest = request.getInputStream();
            long count = 0;
            for (int more = rest.read(piece); more >= 0 && count < limit; more = rest.read(piece)) {
                count += more;
            }
        } catch (IOException gone) {
            // Then it hears nothing.
        }
    }

    /** More comes than may. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The rest does not come. */
    static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenOffException(IOException cause) {
            super(cause);
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream source, long limit) {
            super(source);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(target, offset, length);
            } catch (IOException broken) {
                throw new BrokenOffException(broken);
            }
            left -= Math.max(0, count);
            if (left < 0) {
                throw new TooLargeException();
            }
            return count;
        }
    }
}
