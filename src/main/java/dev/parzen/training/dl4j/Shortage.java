package dev.parzen.training.dl4j;

import dev.parzen.training.MemoryException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

    /**
     * Does what needs so much.
     *
     * @throws MemoryException if the system does not give it
     */
    static <T> T telling(MemoryNeed need, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | OutOfMemoryError failure) {
            Optional<String> said = behind(failure);
            if (said.isEmpty()) {
                throw failure;
            }
            System.gc(); // gives back what the library had when it broke off
            throw new MemoryException(
                    need.sentence() + ", and the system does not give it (" + said.get() + "): make layers or batchSize"
                            + " smaller, or let fewer networks be at work at once.",
                    failure);
        }
    }

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
