package dev.parzen.load.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One life of a server. */
final class ServerChild {
    private static final int KEPT_LINES = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final CountDownLatch readyOrGone = new CountDownLatch(1);
    private final Deque<String> lastLines = new ArrayDeque<>();

    ServerChild(ProcessBuilder command) {
        try {
            this.process = command.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException("No server could be started: " + e.getMessage(), e);
        }
        Thread reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits until it says that it is ready; false if it ended instead, or takes too long. */
    boolean awaitReady(Duration patience) throws InterruptedException {
        return readyOrGone.await(patience.toMillis(), TimeUnit.MILLISECONDS) && process.isAlive();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Ends it in order. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** What it wrote last. */
    String lastWords() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line);
            }
        } catch (IOException e) {
            note("(its output broke off: " + e.getMessage() + ")");
        }
        readyOrGone.countDown();
    }

    private void note(String line) {
        if (line.contains(" is ready: http")) {
            readyOrGone.countDown();
        }
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.remove();
            }
        }
    }
}
