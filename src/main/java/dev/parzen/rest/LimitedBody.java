package dev.parzen.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, read as it comes and no further than a limit. */
final class LimitedBody extends FilterInputStream {
    private long left;

    LimitedBody(InputStream source, long limit) {
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
            throw new TooLongException();
        }
        return count;
    }

    /** More comes than may. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The rest does not come. */
    static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenOffException(IOException cause) {
            super(cause);
        }
    }
}
