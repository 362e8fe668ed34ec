package dev.parzen.trial;

import dev.parzen.trial.EndedAttempt.Ending;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a trial gets another attempt.
 *
 * @param attempts so many may be spent
 * @param on the endings after which there is another one; after the others, the trial has failed
 */
public record Retries(int attempts, Set<Ending> on) {

    public Retries {
        EnumSet<Ending> inOrder = EnumSet.noneOf(Ending.class);
        inOrder.addAll(on);
        on = Collections.unmodifiableSet(inOrder);
    }

    /** After every ending, while fewer than {@code attempts} are spent. */
    public static Retries of(int attempts) {
        return new Retries(attempts, EnumSet.allOf(Ending.class));
    }

    /** True if there is another attempt after one that ended so, with {@code spent} attempts spent, this one included. */
    boolean allow(Ending ending, long spent) {
        return on.contains(ending) && (!ending.isSpent() || spent < attempts);
    }
}
