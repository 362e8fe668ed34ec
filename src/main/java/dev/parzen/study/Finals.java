package dev.parzen.study;

import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Brings studies of networks to their end: measures the best network on the test part, perhaps after replicates of the best
 * configurations. What comes out is stored with the study, as its attributes {@code final} and {@code replicates}.
 */
public interface Finals {

    /**
     * Begins, unless the study is at it or there is nothing to do.
     *
     * @throws TunerException.NotFound if there is no such study
     * @throws TunerException.Conflict if it trains no networks, no trial is complete, some are running, or the study is at
     *     it in another way
     * @throws TunerException.TooMany if as many other studies are at it as may be
     */
    Standing begin(StudyRef study, Wish wish);

    /**
     * Refuses a look at the test part while a better trial may come: the result would stand.
     *
     * @throws TunerException.Conflict if trials are running
     */
    static void requireOver(Study study) {
        int running = study.counts().of(TrialState.Name.RUNNING);
        if (running > 0) {
            throw new TunerException.Conflict("\"" + study.name() + "\" has " + running
                    + " running trials, any of which may become the best, and the test part is looked at once: wait for"
                    + " them or stop the study, then ask again.");
        }
    }

    /**
     * The trial that was chosen to be measured.
     *
     * @throws TunerException.NotFound if there is no such trial
     * @throws TunerException.Conflict if it is not complete
     */
    static Trial chosen(Studies studies, StudyRef study, int number) {
        Trial trial = studies.trial(study, number);
        if (trial.stateName() != TrialState.Name.COMPLETE) {
            throw new TunerException.Conflict("Trial " + number + " is " + trial.stateName()
                    + ", and only the network of a complete one can be measured: choose another.");
        }
        return trial;
    }

    /**
     * Refuses to tell the result of one trial for that of another.
     *
     * @param measured the trial that the result is of
     * @throws TunerException.Conflict if they differ
     */
    static void requireSame(int measured, int chosen) {
        if (measured != chosen) {
            throw new TunerException.Conflict("The study has looked at its test part with trial " + measured
                    + ", and that result stands: ask for another look, at trial " + chosen + ", by again.");
        }
    }

    /** How far it is. */
    Standing standing(StudyRef study);

    /**
     * Reads the network that was measured; false if it is not here.
     *
     * @throws TunerException.NotFound if there is no such study
     */
    boolean readModel(StudyRef study, TrialFiles.Sink sink);

    /**
     * What is wanted.
     *
     * @param replicates how many more trainings of each of the best configurations; those that there are count
     * @param top of how many configurations
     * @param again whether to look at the test part though the study has done so
     * @param trial the number of the one whose network is measured; empty: the best's, of several directions that of the
     *     best with the lowest number
     */
    record Wish(int replicates, int top, boolean again, OptionalInt trial) {
        private static final int MOST = 100;

        public Wish {
            requireWithin("replicates", replicates, 0);
            requireWithin("top", top, 1);
            if (trial.isPresent() && replicates > 0) {
                throw new TunerException.Invalid(
                        "/trial",
                        "trial says whose network is measured, and replicates finds it out: give one of the two.");
            }
        }

        /** True if whoever does this does {@code other} too. */
        public boolean covers(Wish other) {
            boolean replicatesToo = other.replicates == 0 || other.replicates <= replicates && other.top <= top;
            boolean trialToo = other.trial.isEmpty() || other.trial.equals(trial);
            return replicatesToo && trialToo && (again || !other.again);
        }

        private static void requireWithin(String member, int value, int least) {
            if (value < least || value > MOST) {
                throw new TunerException.Invalid(
                        "/" + member,
                        member + " is " + value + ": give a whole number from " + least + " to " + MOST + ".");
            }
        }
    }

    /**
     * How far the end of a study is.
     *
     * @param study as it is now
     * @param reason why it failed, if it did
     */
    record Standing(Study study, State state, Optional<String> reason) {}

    /** How far the end of a study is. */
    enum State {
        /** Nobody has asked for it. */
        NONE,
        RUNNING,
        /** The result is there. */
        DONE,
        /** The last try failed; asking again tries again. */
        FAILED
    }
}
