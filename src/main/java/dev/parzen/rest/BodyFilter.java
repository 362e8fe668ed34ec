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
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body once and whole, up to the limit, and forbids caches to keep answers, which age at once. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class BodyFilter extends OncePerRequestFilter {
    private static final int MIB = 1 << 20;
    private static final int LIMIT = 4 * MIB;
    private static final int IMPORT_LIMIT = 64 * MIB;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(Api.BASE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        int limit = request.getRequestURI().endsWith("/imports") ? IMPORT_LIMIT : LIMIT;
        byte[] body = request.getContentLengthLong() > limit
                ? null
                : request.getInputStream().readNBytes(limit + 1);
        if (body == null || body.length > limit) {
            ProblemWriter.write(
                    response,
                    Problem.TOO_LARGE.json(
                            "The body has more than " + limit / MIB + " MiB: send it in parts.",
                            request.getRequestURI(),
                            List.of(),
                            null));
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    /** A request whose body lies in memory and can be read again. */
    static final class BufferedRequest extends HttpServletRequestWrapper {
        private final byte[] body;

        BufferedRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        byte[] body() {
            return body;
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
