package dev.parzen.study;

import dev.parzen.study.Answers.Page;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All that one may ask of the studies. A missing study or trial is {@link TunerException.NotFound}. */
public interface Studies {

    Study study(StudyRef ref);

    /** What a study is called, which is asked for only where the reference is an id: to be used if it is there. */
    default String name(StudyRef ref) {
        return ref.id().isPresent() ? study(ref).name() : ref.text();
    }

    Page<Study> list(StudyQuery query);

    Trial trial(StudyRef study, int number);

    /**
     * Part of the trials.
     *
     * @throws IllegalArgumentException if the token is not of this query, or trials with several values are to be ordered
     *     by value
     */
    Page<Trial> trials(StudyRef study, TrialQuery query);

    /** The best trials: see {@link StudyStore#best}. */
    List<Trial> best(StudyRef study);

    /** Hands every trial of a study, by number, to {@code reader}, without holding all of them at once. */
    void forEachTrial(StudyRef study, Consumer<Trial> reader);

    /**
     * A part of the list of studies.
     *
     * @param name part of the name, or "" for all
     * @param token where to begin; "" for the start
     */
    record StudyQuery(int pageSize, String token, String name, Order order, boolean descending) {
        /** What studies can be ordered by. */
        public enum Order {
            CREATED_AT,
            NAME
        }
    }

    /**
     * A part of the list of trials.
     *
     * @param states those wanted; none for all
     * @param token where to begin; "" for the start
     */
    record TrialQuery(int pageSize, String token, Set<TrialState.Name> states, Order order, boolean descending) {
        /** What trials can be ordered by (by value with one direction only); those without the value come last. */
        public enum Order {
            NUMBER,
            VALUE,
            STARTED_AT,
            FINISHED_AT
        }
    }
}
