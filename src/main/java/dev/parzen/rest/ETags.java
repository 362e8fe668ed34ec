package dev.parzen.rest;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The versions that an {@code If-Match} header allows. */
final class ETags {
    private static final ETags ANY = new ETags(Set.of("*"));

    private final Set<String> allowed;

    private ETags(Set<String> allowed) {
        this.allowed = allowed;
    }

    static ETags parse(String header) {
        if (PageRequests.isAbsent(header)) {
            return ANY;
        }
        return new ETags(Arrays.stream(header.split(",")).map(String::strip).collect(Collectors.toSet()));
    }

    boolean isAny() {
        return allowed.contains("*");
    }

    /** Whether this one is allowed. */
    boolean allows(String eTag) {
        return isAny() || allowed.contains(eTag);
    }

    /** The version to insist on, when the study has {@code present}; one that never was if that is not allowed. */
    OptionalInt insistOn(int present) {
        return OptionalInt.of(isAny() || allowed.contains("\"" + present + "\"") ? present : -1);
    }
}
