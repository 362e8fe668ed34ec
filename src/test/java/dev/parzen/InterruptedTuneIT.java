package dev.parzen;

import static dev.parzen.PackagedProgram.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code tune}, ended in the middle of a training and given again with the same home. */
class InterruptedTuneIT {
    private static final int EPOCHS = 300;

    /** One trial, its state left after each epoch; with random orders and dropout, and an optimizer that remembers. */
    private static final String STUDY = """
            {"name": "cut", "space": [{"name": "lr", "type": "float", "low": 1e-3, "high": 1e-2, "log": true}],
             "sampler": {"type": "random", "seed": 3}, "budget": {"trials": 1}, "pruner": {"type": "none"},
             "objective": {"type": "neural-network", "data": {"type": "drawn-digits", "samples": 3000},
               "layers": [{"type": "dense", "width": 96, "batchNormalization": true, "dropout": 0.2}],
               "learningRate": {"param": "lr"}, "epochs": 300, "earlyStopping": null,
               "checkpoints": {"interval": "PT0S"}}}""";

    /** A comma before which every quote has been closed. */
    private static final Pattern BETWEEN_CELLS = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final Pattern STEP = Pattern.compile("0-(\\d+)\\.checkpoint");

    @TempDir
    Path folder;

    private PackagedProgram program;
    private Path spec;

    @BeforeEach
    void writeTheStudy() throws IOException {
        program = new PackagedProgram(folder);
        spec = Files.writeString(folder.resolve("spec.json"), STUDY);
    }

    @AfterEach
    void endAll() {
        program.close();
    }

    @Test
    void goesOnAfterAnInterruptionAndAfterAKill() throws Exception {
        Path cut = folder.resolve("cut");
        Process undisturbed = tune(folder.resolve("whole"));

        Process interrupted = tune(cut);
        awaitStep(cut, 3, interrupted);
        interrupted.destroy();
        awaitEnd(interrupted);
        assertThat(program.output(interrupted)).contains("nothing is lost");
        int left = step(cut).orElseThrow();

        Process killed = tune(cut);
        awaitStep(cut, left + 3, killed);
        List<ProcessHandle> children = killed.descendants().toList();
        killed.destroyForcibly();
        awaitEnd(killed);
        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        int leftAgain = step(cut).orElseThrow();
        assertThat(leftAgain).isBetween(left + 3, EPOCHS - 2);

        Process last = tune(cut);
        awaitEnd(last);
        awaitEnd(undisturbed);
        assertThat(last.exitValue()).as(program.output(last)).isZero();
        Map<String, String> whole = trial(folder.resolve("whole"));
        Map<String, String> resumed = trial(cut);
        assertThat(resumed)
                .containsEntry("attempt", "3")
                .containsEntry("attributes.resumedAfter", Integer.toString(leftAgain))
                .containsEntry("attributes.epochs", Integer.toString(EPOCHS));
        for (String same : List.of("state", "value", "reports", "attributes.bestEpoch", "attributes.validation")) {
            assertThat(resumed.get(same)).as(same).isNotEmpty().isEqualTo(whole.get(same));
        }
        assertThat(cut.resolve("checkpoints")).isEmptyDirectory();
    }

    private Process tune(Path home) throws IOException {
        return program.start("tune", spec.toString(), "--home", home.toString(), "--workers", "1");
    }

    private void awaitStep(Path home, int least, Process process) {
        await().atMost(PATIENCE).pollInterval(20, TimeUnit.MILLISECONDS).until(() -> {
            assertThat(process.isAlive()).as(program.output(process)).isTrue();
            return step(home).orElse(-1) >= least;
        });
    }

    private static void awaitEnd(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** The epoch of the trial's latest checkpoint. */
    private static OptionalInt step(Path home) throws IOException {
        Path checkpoints = home.resolve("checkpoints").resolve("1");
        if (!Files.isDirectory(checkpoints)) {
            return OptionalInt.empty();
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.map(file -> STEP.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                    .max();
        }
    }

    /** The trial in the table that the command leaves, by column. */
    private static Map<String, String> trial(Path home) throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("results").resolve("1-cut.csv"));
        assertThat(lines).hasSize(2);
        List<String> names = List.of(BETWEEN_CELLS.split(lines.get(0), -1));
        String[] cells = BETWEEN_CELLS.split(lines.get(1), -1);
        return names.stream().collect(Collectors.toMap(name -> name, name -> cells[names.indexOf(name)]));
    }
}
