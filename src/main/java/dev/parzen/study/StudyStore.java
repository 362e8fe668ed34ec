package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.History;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The port to memory. It keeps what it is given and decides nothing; the two ways to write are
 *
 * <ul>
 *   <li>{@link #transition}: with the study locked, for whatever changes a trial's state or the study itself, and
 *   <li>{@link #write}: with one running trial locked, for what its holder adds to it.
 * </ul>
 *
 * <p>Locks are taken in the order study, trial. Each write is one atomic, durable step: when the call returns, it
 * survives the death of the process; if the function throws, nothing has happened. The function may run in another thread,
 * and again if what it came to could not be kept: it changes nothing but what it is given.
 */
public interface StudyStore {

    /**
     * Makes a study. Of the earlier studies that it learns from it takes what they have finished by now, whatever they
     * finish later; the answer shows them by name, or by id once they are deleted.
     *
     * @throws TunerException.Conflict if the name is taken
     * @throws TunerException.NotFound if an earlier study is not there
     */
    Study create(StudySpec spec, Instant now);

    Optional<Study> find(StudyRef ref);

    /**
     * The id of a study, perhaps from memory: a study that another server has deleted may still be answered, once; when a
     * call with its id has found it missing, it is looked for again.
     */
    OptionalLong idOf(StudyRef ref);

    /**
     * Part of the studies.
     *
     * @throws IllegalArgumentException if the token is not of this query
     */
    Page<Study> list(StudyQuery query);

    /** Deletes a study with all that belongs to it; false if there is none. */
    boolean delete(long study);

    /**
     * Runs {@code work} alone on a study.
     *
     * @throws TunerException.NotFound if the study is gone
     */
    <T> T transition(long study, Function<Ledger, T> work);

    /**
     * Changes a trial without changing its state, alone on it.
     *
     * @param change gets the study and the trial as they stand; what it throws is thrown on, and nothing has changed
     * @throws TunerException.NotFound if there is no such trial
     */
    Written write(long study, int number, BiFunction<Study, Trial, Trial> change);

    /** The same for a change to which the study does not matter. */
    default Trial write(long study, int number, UnaryOperator<Trial> change) {
        return write(study, number, (unread, trial) -> change.apply(trial)).trial();
    }

    /**
     * A trial as it was written, and its study as it stood.
     *
     * @param revision how many trials of the study had finished
     */
    record Written(Study study, Trial trial, long revision) {}

    Optional<Trial> trial(long study, int number);

    /**
     * Part of the trials.
     *
     * @throws IllegalArgumentException if the token is not of this query
     */
    Page<Trial> trials(long study, TrialQuery query);

    /**
     * The best of the complete trials: the feasible one with the best value, if none is feasible the one with the least
     * violation; ties: the lower number. Empty while nothing is complete. With several directions all feasible ones that
     * no other dominates, by number; equal ones do not dominate each other.
     */
    List<Trial> best(long study);

    /**
     * What algorithms may see: the finished trials, those of earlier studies included, and those in flight. Of an earlier
     * study that was deleted since there is nothing any more, at the latest when the history is next read anew from where
     * it is kept.
     */
    History history(long study);

    /**
     * The same without those in flight, and at least as it stood at a revision: who knows that much already is not asked
     * to read.
     */
    History finished(long study, long revision);

    /** The same with those in flight, of which nothing may be there but their numbers and reports. */
    History competitors(long study);

    /** A distribution that the study recorded under this name: the first. */
    Optional<Distribution> recorded(long study, String name);

    /** Running trials whose lease ran out before {@code now}; at most {@code limit}, the oldest first. */
    List<TrialRef> expired(Instant now, int limit);

    /** ACTIVE studies whose objective runs in the pool, by id. */
    List<Study> claimable();

    /** ACTIVE and PAUSED studies with a budget of time that have begun, by id. */
    List<Study> timed();

    /**
     * Hands the whole study as it stands at one moment to {@code reader}, which sees nothing of what is written meanwhile
     * and keeps nobody from writing. The snapshot is of no use once this returns.
     *
     * @throws TunerException.NotFound if the study is gone
     */
    void snapshot(long study, Consumer<Snapshot> reader);

    /**
     * Makes a study of a snapshot. Nobody sees it before this returns; if reading the snapshot throws, nothing has
     * happened. Its earlier studies are known by name alone, whatever is called so here.
     *
     * @throws TunerException.Conflict if the name is taken
     */
    Study restore(Snapshot snapshot);

    /** The unit of work with a study locked. */
    interface Ledger {
        /** The study as it stands, counts included. */
        Study study();

        /** Replaces what users can change of the study; counts follow the trials by themselves. */
        void save(Study study);

        /** Waiting trials, the oldest first (by number). */
        List<Trial> waiting(int limit);

        /** A trial, locked. */
        Trial trial(int number);

        /** Adds a trial: {@code make} gets an untouched one with the next number and id. */
        Trial add(UnaryOperator<Trial> make);

        /** Saves a changed trial; the study's counts and best value follow. */
        Trial save(Trial trial);

        /** The first trial that has exactly these values for these parameters, given or chosen. */
        Optional<Trial> withValues(Map<String, ParameterValue> values);
    }
}
