package dev.parzen.study;

import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a {@link Tuner} answers, where it takes more than a study or a trial. */
public final class Answers {
    private Answers() {}

    /** A study, and whether this call made it. */
    public record Creation(Study study, boolean isNew) {}

    /** A trial, and whether this call enqueued it. */
    public record Enqueued(Trial trial, boolean isNew) {}

    /** A parameter's value. */
    public record Suggested(String name, ParameterValue value) {}

    /** What a worker learns from a report. */
    public record Advice(Kind verdict, Optional<String> reason, Instant leaseUntil) {
        /** Whether to go on. */
        public enum Kind {
            CONTINUE,
            PRUNE,
            STOP
        }
    }

    /** How many trials were imported, and how many of them lie outside the space. */
    public record Imported(int imported, int outOfSpace) {}

    /** A trial to run, with its study. */
    public record Claimed(Study study, Trial trial) {}

    /** Part of a list, and where the next part begins; an empty token is the end. */
    public record Page<T>(List<T> items, String nextToken) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
