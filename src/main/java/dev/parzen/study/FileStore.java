package dev.parzen.study;

import dev.parzen.study.TrialFiles.Content;
import dev.parzen.study.TrialFiles.Sink;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The port to the disk on which files of trials lie. It keeps what it is given and decides nothing. What cannot be read or
 * written is an {@link java.io.UncheckedIOException}.
 */
public interface FileStore {

    /** What a file is. */
    enum Kind {
        CHECKPOINT,
        MODEL
    }

    /**
     * Names a file.
     *
     * @param step 0 for a model
     */
    record Name(long study, int trial, Kind kind, int step) implements Comparable<Name> {
        private static final Comparator<Name> ORDER = Comparator.comparingLong(Name::study)
                .thenComparingInt(Name::trial)
                .thenComparing(Name::kind)
                .thenComparingInt(Name::step);

        static Name model(long study, int trial) {
            return new Name(study, trial, Kind.MODEL, 0);
        }

        static Name checkpoint(long study, int trial, int step) {
            return new Name(study, trial, Kind.CHECKPOINT, step);
        }

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Puts a file in place, or in the place of the one before, once all of it has come: nobody ever sees a part.
     *
     * @param guard is run when all has come and no other file of the trial can be put in place before this one; if it
     *     throws, nothing has happened
     */
    void save(Name name, Content content, Runnable guard);

    /** Reads a file; false if there is none. */
    boolean read(Name name, Sink sink);

    /** The files of a study, in order: by trial, checkpoints first, by step. */
    List<Name> list(long study);

    /** The files of a trial, in order: checkpoints first, by step. */
    List<Name> list(long study, int trial);

    /** Deletes a file, if it is there. */
    void delete(Name name);

    /** Deletes all files of a study. */
    void deleteStudy(long study);

    /** The studies that may have files of this kind. */
    Set<Long> studies(Kind kind);

    /** Deletes what has been left of files that never came to their end. */
    void deleteUnfinished();
}
