package dev.parzen.objective.network;

import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.time.Duration;

/** When the state of a training is left with the server, so that the trial can go on on another worker. */
@Described(
        "Leaves the state of a training with the server now and then: a trial that moves to another worker goes on there.")
public record Checkpointing(
        @Described(value = "Only after every so many epochs.", byDefault = "1")
        int every,

        @Described(
                value = "And only when so much time has gone by since the last one; how often that is changes no"
                        + " result.",
                byDefault = "\"PT30S\"")
        Duration interval,

        @Described(value = "How many checkpoints of a running trial stay, the latest ones.", byDefault = "1")
        int keep) {

    private static final int MOST_KEPT = 1000;
    private static final Duration LONGEST = Duration.ofDays(1000);

    public static final Checkpointing DEFAULTS =
            new Checkpointing(1, Duration.ofSeconds(30), 1); // behind what it is held to

    public Checkpointing {
        if (every < 1) {
            throw new InvalidValueException("every", "every is " + every + ": give at least 1.");
        }
        if (interval.isNegative() || interval.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    "interval", "interval is " + interval + ": give a duration from PT0S to " + LONGEST + ".");
        }
        if (keep < 1 || keep > MOST_KEPT) {
            throw new InvalidValueException("keep", "keep is " + keep + ": give 1 to " + MOST_KEPT + ".");
        }
    }
}
