package dev.parzen.study;

import dev.parzen.study.Requests.TrialRef;
import java.io.IOException;
import java.io.InputStream;

/**
 * The files of trials: checkpoints, from which another attempt goes on, and the model that a trial trained. A file is there
 * whole or not at all. Only the holder of a trial writes: a stale attempt gets {@link TunerException.LeaseLost} and changes
 * nothing. What a file holds is its writer's affair.
 *
 * <p>Checkpoints are gone once their trial is finished. Of the models of a study the best few stay: see
 * {@link FileSweep}.
 */
public interface TrialFiles {
    /** Before which step {@link #readCheckpoint} looks for the latest of all. */
    int ANY_STEP = Integer.MAX_VALUE;

    /**
     * Keeps what a running trial can go on from. Checkpoints of later steps are deleted: they are of attempts that this
     * one has not gone on from.
     *
     * @param step the last that the trial had reported
     * @param kept how many checkpoints of the trial stay, the latest ones, this one included
     */
    void saveCheckpoint(TrialRef trial, int step, int kept, Content content);

    /**
     * Reads the latest checkpoint of a step before {@code before}; false if there is none.
     *
     * @throws TunerException.NotFound if there is no such study
     */
    boolean readCheckpoint(StudyRef study, int trial, int before, Sink sink);

    /** Keeps the model of a running trial, in place of an earlier one. */
    void saveModel(TrialRef trial, Content content);

    /**
     * Reads the model of a trial; false if there is none.
     *
     * @throws TunerException.NotFound if there is no such study
     */
    boolean readModel(StudyRef study, int trial, Sink sink);

    /** What a file shall hold. */
    interface Content {
        /** How many bytes; negative if that is not known. */
        long size() throws IOException;

        /** The bytes. May be asked for again, from the first one on, if they did not arrive. */
        InputStream open() throws IOException;
    }

    /**
     * A file as it is read.
     *
     * @param step of a checkpoint; 0 for a model
     * @param size how many bytes
     */
    record Stored(int step, long size, InputStream content) {}

    /** Where what a file holds goes. */
    @FunctionalInterface
    interface Sink {
        /** Takes the whole of it. */
        void take(Stored file) throws IOException;
    }
}
