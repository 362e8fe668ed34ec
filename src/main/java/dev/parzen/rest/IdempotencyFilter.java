package dev.parzen.rest;

import dev.parzen.rest.BodyFilter.BufferedRequest;
import dev.parzen.study.Receipts;
import dev.parzen.study.TunerException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} is done once: repeated with the same body, it gets the stored answer. What it
 * does and the receipt for it are one transaction.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;
    private static final Set<Integer> REMEMBERED = Set.of(200, 201);

    private final ObjectProvider<Receipts> receipts;

    /** @param receipts looked up at the first use: filters are made before the database is */
    IdempotencyFilter(ObjectProvider<Receipts> receipts) {
        this.receipts = receipts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (!isUsable(key)) {
            refuse(
                    request,
                    response,
                    Problem.MALFORMED,
                    "The Idempotency-Key has 1 to 255 printable ASCII characters.");
            return;
        }
        try {
            answer(request, response, chain, key);
        } catch (TunerException.Invalid otherBody) {
            refuse(request, response, Problem.INVALID, otherBody.getMessage());
        } catch (TunerException.Conflict stillRunning) {
            refuse(request, response, Problem.CONFLICT, stillRunning.getMessage());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String key)
            throws IOException {
        var name = new Receipts.Key(request.getMethod() + " " + request.getRequestURI(), key, digest(request));
        var remembered =
                receipts.getObject().once(name, () -> forwarded(request, response, chain), IdempotencyFilter::receipt);
        if (remembered.earlier().isPresent()) {
            repeat(remembered.earlier().get(), response);
        } else {
            remembered.fresh().orElseThrow().copyBodyToResponse();
        }
    }

    private static ContentCachingResponseWrapper forwarded(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        var caching = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, caching);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ServletException failure) {
            throw new IllegalStateException(failure);
        }
        return caching;
    }

    private static Optional<Receipts.Answer> receipt(ContentCachingResponseWrapper response) {
        if (!REMEMBERED.contains(response.getStatus())) {
            return Optional.empty();
        }
        String location = response.getHeader("Location");
        String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        return Optional.of(new Receipts.Answer(response.getStatus(), location == null ? "" : location, body));
    }

    private static void repeat(Receipts.Answer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        if (!answer.location().isEmpty()) {
            response.setHeader("Location", answer.location());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem, String detail)
            throws IOException {
        ProblemWriter.write(response, problem.json(detail, request.getRequestURI(), List.of(), null));
    }

    private static boolean isUsable(String key) {
        return !key.isEmpty() && key.length() <= LONGEST && key.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Over the query too: with another query, the same body asks for something else. */
    private static String digest(HttpServletRequest request) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String query = request.getQueryString();
            sha.update((query == null ? "" : query).getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            if (request instanceof BufferedRequest buffered) {
                sha.update(buffered.body());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
