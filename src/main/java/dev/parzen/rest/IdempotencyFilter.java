package dev.parzen.rest;

import dev.parzen.study.Receipts;
import dev.parzen.study.TunerException;
import dev.parzen.wire.MalformedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} is done once: repeated with the same body, it gets the stored answer. What it
 * does and the receipt for it are one transaction. Claims, which may wait, see to it themselves: {@link KeyedClaims}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class IdempotencyFilter extends OncePerRequestFilter {
    private static final Set<Integer> REMEMBERED = Set.of(200, 201);
    private static final List<String> REPEATED =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final ObjectProvider<Receipts> receipts;

    /** @param receipts looked up at the first use: filters are made before the database is */
    IdempotencyFilter(ObjectProvider<Receipts> receipts) {
        this.receipts = receipts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(IdempotencyKeys.HEADER) == null
                || request.getRequestURI().equals(Api.CLAIMS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            answer(request, response, chain, IdempotencyKeys.of(request).orElseThrow());
        } catch (MalformedException unusable) {
            refuse(request, response, Problem.MALFORMED, unusable.getMessage());
        } catch (TunerException.Invalid otherBody) {
            refuse(request, response, Problem.INVALID, otherBody.getMessage());
        } catch (TunerException.Conflict stillRunning) {
            refuse(request, response, Problem.CONFLICT, stillRunning.getMessage());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Receipts.Key name)
            throws IOException {
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
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : REPEATED) {
            Optional.ofNullable(response.getHeader(name)).ifPresent(value -> headers.put(name, value));
        }
        String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        return Optional.of(new Receipts.Answer(response.getStatus(), headers, body));
    }

    private static void repeat(Receipts.Answer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem, String detail)
            throws IOException {
        ProblemWriter.write(response, problem.json(detail, request.getRequestURI(), List.of(), null));
    }
}
