package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes. */
class PoolSupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path pids;

    @BeforeEach
    void findAPlaceForTheNumbersOfProcesses() {
        pids = folder.resolve("pids");
    }

    @Test
    void startsAnotherChildWhenOneIsKilled() {
        PoolSupervisor supervisor = new PoolSupervisor(
                name -> ChildMain.command("wait", pids.toString()),
                FixedStudies.none(),
                new ScriptedTuner(0),
                Duration.ofMillis(10));
        supervisor.start();
        await().atMost(PATIENCE).until(() -> pids().size() == 1);
        ProcessHandle.of(pids().get(0)).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> pids().size() == 2);
        supervisor.stop(PATIENCE);
        await().atMost(PATIENCE).until(() -> ProcessHandle.of(pids().get(1)).isEmpty());
    }

    @Test
    void namesEachChildAnew() {
        Queue<String> names = new ConcurrentLinkedQueue<>();
        PoolSupervisor supervisor = new PoolSupervisor(
                name -> {
                    names.add(name);
                    return ChildMain.command("exit", "3");
                },
                FixedStudies.none(),
                new ScriptedTuner(0),
                Duration.ofMillis(10));
        supervisor.start();
        await().atMost(PATIENCE).until(() -> names.size() >= 2);
        supervisor.stop(PATIENCE);
        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> PoolName.ofThread(name + "-1").isPresent());
    }

    @Test
    void aChildEndsInOrderWhenItIsAskedTo() throws Exception {
        Queue<String> output = new ConcurrentLinkedQueue<>();
        ChildProcess child = ChildProcess.start(ChildMain.command("wait", pids.toString()), output::add);
        await().atMost(PATIENCE).until(() -> output.contains("waits"));
        child.stop(PATIENCE);
        assertThat(child.waitFor()).isZero();
    }

    @Test
    void aChildDiesWithAParentThatIsKilled() throws IOException {
        Process parent = ChildMain.command("parent", pids.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> pids().size() == 1);
        assertThat(ProcessHandle.of(pids().get(0))).isPresent();
        parent.destroyForcibly();
        await().atMost(PATIENCE)
                .until(() ->
                        ProcessHandle.of(pids().get(0)).map(p -> !p.isAlive()).orElse(true));
    }

    private List<Long> pids() {
        try {
            return Files.exists(pids)
                    ? Files.readAllLines(pids).stream().map(Long::parseLong).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
