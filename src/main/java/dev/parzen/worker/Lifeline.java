package dev.parzen.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Binds the life of a child process to its parent's: the parent holds the other end of the child's standard input. A line
 * "stop" asks the child to end in order; when the pipe closes, the parent is gone, however it died, and the child dies at
 * once.
 */
public final class Lifeline {
    /** The exit code of a child whose parent is gone. */
    static final int ORPHANED = 75;

    static final String STOP = "stop";
    static final String FLAG = "-Dparzen.lifeline=true";

    private Lifeline() {}

    /** Watches standard input, if a parent asked for it when it started this process. */
    public static void attach() {
        if (Boolean.getBoolean("parzen.lifeline")) {
            Worker.daemon(() -> watch(System.in), "lifeline").start();
        }
    }

    private static void watch(InputStream pipe) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(STOP)) {
                    System.exit(0);
                }
            }
        } catch (IOException e) {
            // As good as closed.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
