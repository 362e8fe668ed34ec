package dev.parzen.study;

import java.time.Duration;
import java.util.List;

/** A refusal: its message says what happened and what to do, its kind who may retry. */
public abstract sealed class TunerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TunerException(String message) {
        super(message);
    }

    /** The answer for the kind that this is. */
    public abstract <R> R map(Cases<R> cases);

    /** One answer for each kind; a new kind does not compile until each transport has one. */
    public interface Cases<R> {
        R notFound(NotFound refusal);

        R invalid(Invalid refusal);

        R conflict(Conflict refusal);

        R studyFinished(StudyFinished refusal);

        R leaseLost(LeaseLost refusal);

        R changedMeanwhile(ChangedMeanwhile refusal);

        R tooMany(TooMany refusal);
    }

    /** No such study or trial. */
    public static final class NotFound extends TunerException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }

        public static NotFound study(StudyRef ref) {
            return new NotFound("There is no study \"" + ref + "\": GET /studies lists those that there are.");
        }

        public static NotFound trial(int number) {
            return new NotFound("The study has no trial " + number + ".");
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.notFound(this);
        }
    }

    /** Of the right shape but not meaningful. Repeating it does not help. */
    public static final class Invalid extends TunerException {
        private static final long serialVersionUID = 1L;
        private final transient List<Fault> faults;

        public Invalid(String pointer, String message) {
            super(message);
            this.faults = List.of(new Fault(pointer, message));
        }

        /** What is wrong where. */
        public List<Fault> faults() {
            return faults;
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.invalid(this);
        }
    }

    /** Something that was refused, and where: a JSON pointer, "" for the whole. */
    public record Fault(String pointer, String detail) {}

    /** The present state does not allow it: a name is taken, a trial has ended otherwise. */
    public static final class Conflict extends TunerException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }

        public static Conflict nameTaken(String name) {
            return new Conflict("There is a study \"" + name + "\" already: choose another name, or use that study.");
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.conflict(this);
        }
    }

    /** The study hands out no more trials. */
    public static final class StudyFinished extends TunerException {
        private static final long serialVersionUID = 1L;

        public StudyFinished(String message) {
            super(message);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.studyFinished(this);
        }
    }

    /** Another attempt holds the trial: stop, and tell nobody. */
    public static final class LeaseLost extends TunerException {
        private static final long serialVersionUID = 1L;

        public LeaseLost(String message) {
            super(message);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.leaseLost(this);
        }
    }

    /** The study is not any more what the caller read: read it again, then decide. */
    public static final class ChangedMeanwhile extends TunerException {
        private static final long serialVersionUID = 1L;

        public ChangedMeanwhile(String message) {
            super(message);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.changedMeanwhile(this);
        }
    }

    /** As many trials run as may: come again later. */
    public static final class TooMany extends TunerException {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        public TooMany(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.tooMany(this);
        }
    }
}
