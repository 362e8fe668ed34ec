package dev.parzen.training.dl4j;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a training took outside the heap, given back in the opposite order, with what the thread holds for it. */
final class Taken implements AutoCloseable {
    private final Deque<Runnable> closers = new ArrayDeque<>();

    void push(Runnable closer) {
        closers.push(closer);
    }

    /** Closes because something failed: that is the reason to be told, whatever goes wrong now. */
    void closeAfter(Throwable failed) {
        try {
            close();
        } catch (RuntimeException further) {
            failed.addSuppressed(further);
        }
    }

    @Override
    public void close() {
        try {
            while (!closers.isEmpty()) {
                closers.pop().run();
            }
        } finally {
            LibraryMemory.release();
        }
    }
}
