package dev.parzen.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/**
 * What happens when the user presses Ctrl-C: the steps that were pushed are run, the last one first. A command that ends by
 * itself closes it, which runs them too.
 */
final class Interruption implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private final Runnable farewell;
    private volatile boolean isInterrupted;

    /**
     * Begins to listen.
     *
     * @param farewell is run last, after an interruption only
     */
    Interruption(Runnable farewell) {
        this.farewell = farewell;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized void push(Runnable step) {
        steps.push(step);
    }

    /** True from the moment that the user wants to end. */
    boolean isInterrupted() {
        return isInterrupted;
    }

    /** Waits for the end of the process, which has begun. */
    static void awaitEnd() throws InterruptedException {
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        if (isInterrupted) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endIsNear) {
            return;
        }
        runSteps();
    }

    private void interrupt() {
        isInterrupted = true;
        runSteps();
        farewell.run();
    }

    private synchronized void runSteps() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(Interruption.class).debug("A step of the end failed.", e);
            }
        }
    }
}
