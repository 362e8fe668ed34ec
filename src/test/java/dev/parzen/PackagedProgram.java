package dev.parzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program, run as processes that share a home and end when this is closed. */
final class PackagedProgram implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern READY = Pattern.compile("is ready: (http://[^/]+)/");

    private final Path home;
    private final Map<String, String> environment;
    private final List<String> launcher;
    private final List<Process> started = new ArrayList<>();

    PackagedProgram(Path home) {
        this(home, Map.of(), List.of());
    }

    /**
     * A program in an environment of its own.
     *
     * @param launcher a command that runs the command which is appended to it
     */
    PackagedProgram(Path home, Map<String, String> environment, List<String> launcher) {
        this.home = home;
        this.environment = environment;
        this.launcher = launcher;
    }

    /** Starts a server with a pool of one worker and waits until it is ready. */
    RunningServer serve(Map<String, Object> settings) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("serve", "--port", "0", "--home", home.toString(), "--workers", "1"));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        Process process = start(arguments);
        await().atMost(PATIENCE).until(() -> address(process) != null || !process.isAlive());
        assertThat(address(process)).as(output(process)).isNotNull();
        return new RunningServer(process, address(process));
    }

    /** Starts a command. */
    Process start(String... arguments) throws IOException {
        return start(List.of(arguments));
    }

    /** Runs a command to its end. */
    Process run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process;
    }

    /** What a process has written so far. */
    String output(Process process) throws IOException {
        return Files.readString(log(started.indexOf(process)));
    }

    @Override
    public void close() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("parzen.jar")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(started.size()).toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path log(int index) {
        return home.resolve("log-" + index);
    }

    private String address(Process process) throws IOException {
        Matcher ready = READY.matcher(output(process));
        return ready.find() ? ready.group(1) : null;
    }
}
