package dev.parzen.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where a training leaves what it can go on from, and finds what an earlier attempt at it left. A training that goes on
 * gives the same figures, bit for bit, as one that was never interrupted, wherever the break was.
 */
public interface Checkpoints {
    /** Nothing is left, and nothing found. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public void restore(Reader reader) {}

        @Override
        public boolean afterEpoch(int epoch, State state) {
            return true;
        }
    };

    /** Offers what earlier attempts left, the latest first, until one is taken; called once, before the first epoch. */
    void restore(Reader reader);

    /**
     * Called after each epoch that another one is to follow, on the thread that trains.
     *
     * @param epoch from 0; of a cross-validation counted through all folds, and the call after a fold's last epoch is made
     *     when the listener has heard of the fold
     * @param state may be kept, which is of use only until this returns
     * @return whether to go on
     */
    boolean afterEpoch(int epoch, State state);

    /** All that the next epochs depend on. */
    @FunctionalInterface
    interface State {
        void write(OutputStream target) throws IOException;
    }

    /** Goes on from what was written. */
    @FunctionalInterface
    interface Reader {
        /** Why this cannot be gone on from, in which case nothing has happened; empty if it is. */
        Optional<String> read(InputStream source) throws IOException;
    }
}
