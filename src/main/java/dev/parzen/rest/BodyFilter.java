package dev.parzen.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body once and whole, up to the limit (that of a whole study to disk; files of trials are left to
 * {@link FileController}, data sets to {@link UploadController}), and forbids caches to keep answers, which age at once.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyFilter extends OncePerRequestFilter {
    private static final int MIB = 1 << 20;
    private static final int LIMIT = 4 * MIB;
    private static final int IMPORT_LIMIT = 64 * MIB;
    private static final long STUDY_LIMIT = 1024L * MIB;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(Api.BASE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        if (request.getMethod().equals("POST") && request.getRequestURI().equals(Api.WHOLE_STUDIES)) {
            spooled(request, response, chain);
            return;
        }
        if (FileController.takes(request) || UploadController.takes(request)) {
            chain.doFilter(request, response);
            return;
        }
        int limit = request.getRequestURI().endsWith("/imports") ? IMPORT_LIMIT : LIMIT;
        byte[] body = request.getContentLengthLong() > limit
                ? null
                : request.getInputStream().readNBytes(limit + 1);
        if (body == null || body.length > limit) {
            refuse(request, response, "The body has more than " + limit / MIB + " MiB: send it in parts.");
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static void spooled(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Spool spool = Spool.plainly()) {
            MessageDigest digest = sha256();
            boolean isWithin = request.getContentLengthLong() <= STUDY_LIMIT
                    && spool.take(new DigestInputStream(request.getInputStream(), digest), STUDY_LIMIT);
            if (isWithin) {
                chain.doFilter(new SpooledRequest(request, spool, digest.digest(), STUDY_LIMIT), response);
            } else {
                refuse(request, response, "The file has more than 1 GiB: compress it (Content-Encoding: gzip).");
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String detail)
            throws IOException {
        ProblemWriter.write(response, Problem.TOO_LARGE.json(detail, request.getRequestURI(), List.of(), null));
    }

    /** A request whose body was read whole. */
    interface Kept {
        /** Adds what was sent to a digest. */
        void digest(MessageDigest target);
    }

    /** A request whose body lies in memory and can be read again. */
    static final class BufferedRequest extends HttpServletRequestWrapper implements Kept {
        private final byte[] body;

        BufferedRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public void digest(MessageDigest target) {
            target.update(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BufferedStream(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class BufferedStream extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        BufferedStream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
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
}
