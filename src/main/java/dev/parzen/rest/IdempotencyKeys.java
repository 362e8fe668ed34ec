package dev.parzen.rest;

import dev.parzen.study.Receipts;
import dev.parzen.wire.MalformedException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** What names a call that is to be done once: its path, its {@code Idempotency-Key}, and a digest of what it sends. */
final class IdempotencyKeys {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private IdempotencyKeys() {}

    /**
     * The name of the call, if it bears a key.
     *
     * @throws MalformedException if the key is not one
     */
    static Optional<Receipts.Key> of(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return Optional.empty();
        }
        if (!isUsable(key)) {
            throw new MalformedException("", "The Idempotency-Key has 1 to 255 printable ASCII characters.");
        }
        return Optional.of(new Receipts.Key(request.getMethod() + " " + request.getRequestURI(), key, digest(request)));
    }

    private static boolean isUsable(String key) {
        return !key.isEmpty() && key.length() <= LONGEST && key.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Over the query too: with another query, the same body asks for something else. */
    private static String digest(HttpServletRequest request) {
        MessageDigest sha = BodyFilter.sha256();
        String query = request.getQueryString();
        sha.update((query == null ? "" : query).getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        BodyFilter.Kept kept = WebUtils.getNativeRequest(request, BodyFilter.Kept.class);
        if (kept != null) {
            kept.digest(sha);
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
