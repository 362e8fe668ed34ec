package dev.parzen.load.books;

import dev.parzen.wire.TrialJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call that a worker sent once. A call that is repeated, by mistake or because no answer came, has an entry for each
 * time.
 *
 * @param from a tick of the run's one counter, before it was sent
 * @param until a later tick, after the answer came; {@link #OPEN} if none came: the server may do it at any later time
 * @param answer what the server said, if that was heard
 */
public record Entry(long from, long until, String worker, Deed deed, Optional<Answer> answer) {
    /** The end of a call whose answer nobody heard. */
    public static final long OPEN = Long.MAX_VALUE;

    /**
     * An answer.
     *
     * @param body word for word
     * @param trials those in it
     * @param leaseUntil what is promised to the holder, if it is a promise
     */
    public record Answer(int status, String body, List<TrialJson> trials, Optional<Instant> leaseUntil) {
        private static final int NOTHING = 204;

        public Answer {
            trials = List.copyOf(trials);
        }

        /** True if it was done; a claim that was given nothing was not. */
        public boolean isSuccess() {
            return status >= 200 && status < 300 && status != NOTHING;
        }
    }

    public boolean isAcknowledged() {
        return answer.filter(Answer::isSuccess).isPresent();
    }

    /** True if the server said that it does not do it. */
    public boolean isRefused() {
        return answer.isPresent() && !isAcknowledged() && answer.get().status() < 500;
    }

    /** True if it was answered before the other one was sent. */
    public boolean isBefore(Entry other) {
        return until < other.from;
    }

    /** The trials that an acknowledged ask was answered with. */
    public List<TrialJson> granted() {
        return deed instanceof Deed.Ask && isAcknowledged()
                ? answer.orElseThrow().trials()
                : List.of();
    }

    /** The trial of this number as it was answered. */
    Optional<TrialJson> shown(int number) {
        return answer.stream()
                .flatMap(a -> a.trials().stream())
                .filter(trial -> trial.number() == number)
                .findFirst();
    }

    @Override
    public String toString() {
        return worker + "'s " + deed + " ("
                + answer.map(a -> "answered " + a.status()).orElse("not answered") + ")";
    }
}
