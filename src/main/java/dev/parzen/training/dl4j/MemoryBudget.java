package dev.parzen.training.dl4j;

import dev.parzen.training.MemoryException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory outside the heap the trainings of a process may take together. ND4J takes what it is asked for, and a
 * system without any left ends the process with all its trials, so a training asks here first: one that can never fit is
 * refused, one that does not fit beside the others waits for them.
 */
final class MemoryBudget {
    /** The environment variable with the bound: a number of bytes, or with k, m or g behind it. */
    static final String VARIABLE = "PARZEN_TRAINING_MEMORY";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([kmg]?)");

    static final MemoryBudget OF_PROCESS = new MemoryBudget(bound(System.getenv(VARIABLE))); // behind what it needs

    private final long total;
    private long taken;

    MemoryBudget(long total) {
        this.total = total;
    }

    /** What is taken until it is closed. */
    interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Does what needs so much, as soon as the others leave it.
     *
     * @throws MemoryException if it needs more than all of them may have, or the system has less than is allowed
     */
    <T> T with(MemoryNeed need, Supplier<T> work) throws InterruptedException {
        try (Share share = take(need)) {
            return Shortage.telling(need, work);
        }
    }

    /**
     * Takes what is needed, as soon as the others leave it.
     *
     * @throws MemoryException if it is more than all of them may have
     */
    synchronized Share take(MemoryNeed need) throws InterruptedException {
        long bytes = need.bytes();
        if (bytes > total || bytes < 0) {
            throw tooLarge(need);
        }
        while (taken + bytes > total) {
            wait();
        }
        taken += bytes;
        return () -> giveBack(bytes);
    }

    /**
     * Takes what is needed at once, for as long as someone likes.
     *
     * @throws MemoryException if the others do not leave it
     */
    synchronized Share takeNow(MemoryNeed need) {
        long bytes = need.bytes();
        if (bytes > total || bytes < 0) {
            throw tooLarge(need);
        }
        if (taken + bytes > total) {
            throw new MemoryException(String.format(
                    Locale.ROOT,
                    "%s, and of the %.0f MB that are allowed %.0f are in use: come again later.",
                    need.sentence(),
                    total / MemoryNeed.MEGABYTE,
                    taken / MemoryNeed.MEGABYTE));
        }
        taken += bytes;
        return () -> giveBack(bytes);
    }

    private synchronized void giveBack(long bytes) {
        taken -= bytes;
        notifyAll();
    }

    private MemoryException tooLarge(MemoryNeed need) {
        return new MemoryException(String.format(
                Locale.ROOT,
                "%s, and %.0f MB are allowed: make layers or batchSize smaller, or allow more with the environment"
                        + " variable %s.",
                need.sentence(),
                total / MemoryNeed.MEGABYTE,
                VARIABLE));
    }

    /** What is asked for, or else what the machine (or the container) has beside the heap, but for a tenth. */
    static long bound(String asked) {
        if (asked == null || asked.isBlank()) {
            long physical = physical();
            return Math.max(
                    physical / 4,
                    physical - physical / 10 - Runtime.getRuntime().maxMemory());
        }
        Matcher size = SIZE.matcher(asked.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    VARIABLE + " is \"" + asked + "\": give a number of bytes, such as 2g or 500m.");
        }
        return Long.parseLong(size.group(1))
                << 10 * (" kmg".indexOf(size.group(2).isEmpty() ? " " : size.group(2)));
    }

    private static long physical() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 4L << 30;
    }
}
