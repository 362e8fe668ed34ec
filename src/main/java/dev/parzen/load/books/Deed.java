package dev.parzen.load.books;

import java.util.List;
import java.util.Optional;

/** What a worker asks of the server in one call. */
public sealed interface Deed {

    /** Asks for a trial; with a key, however often it is sent, for one and the same. */
    record Ask(Optional<String> key) implements Deed {}

    /** What is done to an attempt at a trial. */
    sealed interface OfAttempt extends Deed {
        int number();

        int attempt();
    }

    /** An intermediate value. */
    record Report(int number, int attempt, int step, double value) implements OfAttempt {}

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
