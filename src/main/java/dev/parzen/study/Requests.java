package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Report;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What callers ask a {@link Tuner} for, where it takes more than a word or two. */
public final class Requests {
    private Requests() {}

    /**
     * Hand out trials.
     *
     * @param worker who asks
     * @param fixed values that the new trials shall have
     * @param count how many, 1 to 1000; fewer are given if the budget allows no more
     */
    public record Ask(Optional<String> worker, Map<String, ParameterValue> fixed, int count) {
        public static Ask one() {
            return new Ask(Optional.empty(), Map.of(), 1);
        }

        public static Ask by(String worker) {
            return new Ask(Optional.of(worker), Map.of(), 1);
        }
    }

    /** A trial, and the attempt that speaks; without an attempt, the fence is left open. */
    public record TrialRef(StudyRef study, int number, OptionalInt attempt) {
        public static TrialRef of(StudyRef study, int number) {
            return new TrialRef(study, number, OptionalInt.empty());
        }

        public TrialRef at(int newAttempt) {
            return new TrialRef(study, number, OptionalInt.of(newAttempt));
        }
    }

    /** A value for one parameter, from this distribution, or this very value. */
    public record Suggest(String name, Distribution distribution, Optional<ParameterValue> fixed) {}

    /** An intermediate value. */
    public record Progress(int step, List<Double> values, Map<String, Double> metrics) {
        public Report at(Instant now) {
            return new Report(step, values, metrics, now);
        }
    }

    /** A trial to be tried; with {@code skipIfExists} only if none with these values exists. */
    public record Enqueue(Map<String, ParameterValue> params, Map<String, String> attributes, boolean skipIfExists) {}

    /** A finished trial from elsewhere. */
    public record Import(
            TrialState end,
            Map<String, ParameterValue> params,
            List<Progress> reports,
            Map<String, Double> constraints,
            Map<String, String> attributes,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt) {}

    /**
     * Any trial that a worker may run.
     *
     * @param study only of this study, if given
     * @param labels what the worker offers
     * @param waiting how long to wait for one
     */
    public record Claim(String worker, Optional<StudyRef> study, Map<String, String> labels, Duration waiting) {}
}
