package dev.parzen.training.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where a stream has more bytes than are wanted: unpacked, a small file may have many. */
final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream content, long most) {
        super(content);
        left = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = super.read(target, from, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("More bytes than are wanted.");
        }
    }
}
