package dev.parzen.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A child of this process, run by {@link TrainingJvm#command}, that does not outlive it: see {@link Lifeline}. */
public final class ChildProcess {
    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Starts a child whose output and errors go, line by line, to {@code output}. */
    public static ChildProcess start(ProcessBuilder command, Consumer<String> output) {
        ChildProcess child = start(command.redirectErrorStream(true));
        Worker.daemon(() -> child.forward(output), "child-output").start();
        return child;
    }

    /** Starts a child that writes wherever {@code command} says. */
    public static ChildProcess start(ProcessBuilder command) {
        try {
            return new ChildProcess(bound(command).start());
        } catch (IOException e) {
            throw new UncheckedIOException("No process could be started: " + e.getMessage(), e);
        }
    }

    /** The same command for a process that does not outlive this one: see {@link Lifeline}. */
    public static ProcessBuilder bound(ProcessBuilder command) {
        List<String> arguments = new ArrayList<>(command.command());
        arguments.add(1, Lifeline.FLAG);
        return command.command(arguments).redirectInput(ProcessBuilder.Redirect.PIPE);
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for its end. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end in order, and after {@code patience} makes it. */
    public void stop(Duration patience) {
        try {
            process.outputWriter().append(Lifeline.STOP).append('\n').flush();
        } catch (IOException e) {
            // It has gone already.
        }
        try {
            if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void forward(Consumer<String> output) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(output);
        } catch (IOException | UncheckedIOException e) {
            output.accept("(its output broke off: " + e.getMessage() + ")");
        }
    }
}
