package dev.parzen.rest;

import dev.parzen.study.TrialFiles.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request as what a file shall hold. */
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
            throw new LimitedBody.TooLongException();
        }
        return new LimitedBody(request.getInputStream(), limit);
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
}
