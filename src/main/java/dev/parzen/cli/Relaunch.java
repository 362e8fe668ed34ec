package dev.parzen.cli;

import dev.parzen.worker.ChildProcess;
import java.time.Duration;

/** Runs a command once more in a process with other settings, as if it ran here. */
final class Relaunch {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Relaunch() {}

    /** Runs it; answers its exit code. When this process is asked to end, the other one ends first. */
    static int of(ProcessBuilder command) throws InterruptedException {
        command.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        ChildProcess child = ChildProcess.start(command);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> child.stop(PATIENCE), "child-stop"));
        return child.waitFor();
    }
}
