package dev.parzen.load.books;

import dev.parzen.wire.TrialJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a server says when everybody has gone home.
 *
 * @param state of the study
 * @param counts of the study, by state
 * @param bestValue of the study, which minimises
 * @param best what it gives as the best trials
 * @param trials all, in the order in which the server lists them
 */
public record Closing(
        Terms terms,
        String state,
        Map<String, Integer> counts,
        OptionalDouble bestValue,
        List<TrialJson> best,
        List<TrialJson> trials) {

    public Closing {
        counts = Map.copyOf(counts);
        best = List.copyOf(best);
        trials = List.copyOf(trials);
    }

    /** How many trials were handed out at least once. */
    int handedOut() {
        return (int) trials.stream().filter(trial -> !isLeftOver(trial)).count();
    }

    /** True if it was enqueued and never handed out; no budget counts it. */
    static boolean isLeftOver(TrialJson trial) {
        return trial.state().equals("WAITING") && trial.attempts().isEmpty() && trial.queuedAt() != null;
    }

    /**
     * What was agreed on when the study was made.
     *
     * @param trials its budget of numbers
     * @param parallel its budget of running trials, from which controls only took
     * @param attempts how many may be spent on a trial
     * @param parameters the names that each trial has; none if each trial names its own
     */
    public record Terms(int trials, int parallel, int attempts, Duration lease, Set<String> parameters) {
        public Terms {
            parameters = Set.copyOf(parameters);
        }
    }
}
