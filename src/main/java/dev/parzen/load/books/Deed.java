package dev.parzen.load.books;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a worker asks of the server in one call. */
public sealed interface Deed {

    /**
     * Asks for trials; with a key, however often it is sent, for the same ones.
     *
     * @param isClaim true if it claims a single one as the pool does
     */
    record Ask(Optional<String> key, int count, boolean isClaim) implements Deed {
        /** Asks for one. */
        public Ask(Optional<String> key) {
            this(key, 1, false);
        }
    }

    /** Enqueues a trial with this value for this parameter; the trial is marked with the key. */
    record Enqueue(String key, String name, double value) implements Deed {
        /** The attribute that holds the key. */
        public static final String MARK = "wish";
    }

    /** Changes the study: its state, or how many trials may run at once. */
    record Control(Optional<String> state, OptionalInt parallel) implements Deed {
        public static final String ACTIVE = "ACTIVE";
        public static final String PAUSED = "PAUSED";

        public static Control to(String state) {
            return new Control(Optional.of(state), OptionalInt.empty());
        }

        public static Control places(int parallel) {
            return new Control(Optional.empty(), OptionalInt.of(parallel));
        }
    }

    /** What is done to an attempt at a trial. */
    sealed interface OfAttempt extends Deed {
        int number();

        int attempt();
    }

    /** An intermediate value. */
    record Report(int number, int attempt, int step, double value) implements OfAttempt {}

    /** A parameter whose name is first heard of now, between 0 and {@code high}. */
    record Suggest(int number, int attempt, String name, double high) implements OfAttempt {}

    /** A longer lease. */
    record Renew(int number, int attempt) implements OfAttempt {}

    /** The end of the attempt. */
    record Tell(int number, int attempt, Told told) implements OfAttempt {}

    /** Gives the trial back. */
    record Release(int number, int attempt, Optional<String> key) implements OfAttempt {}

    /** The key by which the server recognises a repeated call, if it has one. */
    default Optional<String> idempotencyKey() {
        if (this instanceof Ask ask) {
            return ask.key();
        }
        if (this instanceof Enqueue enqueue) {
            return Optional.of(enqueue.key());
        }
        return this instanceof Release release ? release.key() : Optional.empty();
    }

    /**
     * An outcome as it is told.
     *
     * @param values for one direction: one or none
     * @param isRetryable of a failure
     */
    record Told(State state, List<Double> values, boolean isRetryable) {
        /** How an attempt may be said to have ended. */
        public enum State {
            COMPLETE,
            PRUNED,
            FAILED
        }

        public Told {
            values = List.copyOf(values);
        }

        public static Told complete(double value) {
            return new Told(State.COMPLETE, List.of(value), false);
        }

        public static Told pruned(Double... values) {
            return new Told(State.PRUNED, List.of(values), false);
        }

        public static Told failed(boolean isRetryable) {
            return new Told(State.FAILED, List.of(), isRetryable);
        }

        /** True if it makes the attempt fail, whether it says so or by a value that is no number. */
        public boolean isFailure() {
            return state == State.FAILED || values.stream().anyMatch(value -> Double.isNaN(value));
        }

        @Override
        public String toString() {
            return state + (values.isEmpty() ? "" : " " + values.get(0)) + (isRetryable ? " (retryable)" : "");
        }
    }
}
