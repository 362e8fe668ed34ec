package dev.parzen.training.dl4j;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a want of memory outside the heap from other failures: the libraries say it in several ways, of which only some
 * are an {@link OutOfMemoryError}. A heap that is full is none.
 */
final class Shortage {
    private static final Set<String> WORDS = Set.of(
            "allocation failed", // ND4J, of an array
            "failed to allocate", // ND4J, of a workspace or in an operation
            "failed temp allocation", // ND4J, in an operation
            "can't allocate memory", // ND4J, of an array in a workspace
            "bad_alloc", // C++
            "cannot allocate new", // JavaCPP
            "physical memory usage is too high"); // JavaCPP

    private Shortage() {}

    /** What a library said when it got no memory; empty if the failure is another one. */
    static Optional<String> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (WORDS.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }
}
