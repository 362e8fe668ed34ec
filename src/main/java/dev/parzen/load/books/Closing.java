package dev.parzen.load.books;

import dev.parzen.wire.TrialJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

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

    /**
     * What was agreed on when the study was made.
     *
     * @param trials its budget of numbers
     * @param parallel its budget of running trials
     * @param attempts how many may be spent on a trial
     */
    public record Terms(int trials, int parallel, int attempts, Duration lease) {}
}
