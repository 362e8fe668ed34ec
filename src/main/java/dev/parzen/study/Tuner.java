package dev.parzen.study;

import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Answers.Creation;
import dev.parzen.study.Answers.Enqueued;
import dev.parzen.study.Answers.Imported;
import dev.parzen.study.Answers.Suggested;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that changes a study. Each verb is refused with a {@link TunerException}; a stale attempt gets
 * {@link TunerException.LeaseLost} and changes nothing. Questions are asked of {@link Studies}.
 */
public interface Tuner {

    /** Makes a study, or with {@code returnExisting} answers the one that has the name and the same directions. */
    Creation create(StudySpec spec, boolean returnExisting);

    Study change(StudyRef study, StudyChange change);

    void delete(StudyRef study);

    /** Hands out trials: queued ones first, oldest first, then new numbers. */
    List<Trial> ask(StudyRef study, Ask ask);

    /** Chooses one parameter of a running trial; the same name again gives the same value. */
    Suggested suggest(TrialRef trial, Suggest parameter);

    /** Takes an intermediate value, renews the lease, and says whether to go on. */
    Advice report(TrialRef trial, Progress progress);

    /** Ends a trial. The same outcome of the same attempt again is a success. */
    Trial tell(TrialRef trial, Outcome outcome);

    /** Renews the lease; answers until when. */
    Instant renew(TrialRef trial);

    /** Gives a trial back; it waits for another attempt, unless its study has none after a release. */
    Trial release(TrialRef trial, String reason);

    Enqueued enqueue(StudyRef study, Enqueue wish);

    /** Adds finished trials, all or none. */
    Imported add(StudyRef study, List<Import> trials);

    /** Hands out a trial of any study whose objective a worker can run. */
    Optional<Claimed> claim(Claim claim);
}
