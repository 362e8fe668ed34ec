package dev.parzen.trial;

import java.util.List;
import java.util.Optional;

/** Where a trial stands; each state holds exactly its own data. */
public sealed interface TrialState {

    /** Which of the five it is, as clients read it. */
    Name name();

    /** The names of the states. */
    enum Name {
        WAITING,
        RUNNING,
        COMPLETE,
        PRUNED,
        FAILED;

        public boolean isFinished() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** Waits for a worker: enqueued by a user, or back from an attempt that ended. */
    record Waiting() implements TrialState {
        @Override
        public Name name() {
            return Name.WAITING;
        }
    }

    /** A worker holds it. */
    record Running(Lease lease) implements TrialState {
        @Override
        public Name name() {
            return Name.RUNNING;
        }
    }

    /** Evaluated; one value for each direction, none of them NaN; perhaps why sooner than planned (early stopping). */
    record Complete(List<Double> values, Optional<String> reason) implements TrialState {
        public Complete {
            values = plain(values);
        }

        public Complete(List<Double> values) {
            this(values, Optional.empty());
        }

        @Override
        public Name name() {
            return Name.COMPLETE;
        }
    }

    /** Given up because others were better; the values, if any, are those of its last step. */
    record Pruned(Optional<List<Double>> values, Optional<String> reason) implements TrialState {
        public Pruned {
            values = values.map(TrialState::plain);
        }

        @Override
        public Name name() {
            return Name.PRUNED;
        }
    }

    /** Ended without a result. */
    record Failed(String reason) implements TrialState {
        @Override
        public Name name() {
            return Name.FAILED;
        }
    }

    /** The same values with 0.0 for -0.0, which not every database tells apart: equal outcomes stay equal. */
    static List<Double> plain(List<Double> values) {
        return values.stream().map(value -> value + 0.0).toList();
    }
}
