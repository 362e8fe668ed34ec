package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, so that nobody else's memory counts. */
class TrainingMemoryTest {
    private static final int TRAININGS = 300;

    /** After so many, what is made once has been made: compiled code, threads' memory, the data set. */
    private static final int FIRST = 50;

    /** Whoever keeps one matrix of each training goes four times beyond it. */
    private static final long MOST_GROWTH = (TRAININGS - FIRST) * TrainingsMain.WEIGHT_BYTES / 4;

    @TempDir
    private Path folder;

    @Test
    void holdsNoMoreMemoryAfterHundredsOfTrainings() throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder command = TrainingsMain.command(TRAININGS, folder)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        int exitCode = ChildProcess.start(command).waitFor();
        assertThat(exitCode).as(Files.readString(output)).isZero();

        List<String[]> trained = trained(output);
        assertThat(trained).extracting(words -> words[0]).hasSize(TRAININGS).containsOnly("Complete");
        List<Long> bytes = trained.stream().map(words -> Long.valueOf(words[1])).toList();
        assertThat(bytes.get(TRAININGS - 1) - bytes.get(FIRST - 1))
                .as("bytes that %d trainings left behind", TRAININGS - FIRST)
                .isLessThan(MOST_GROWTH);
    }

    /** How each training ended, and how many bytes were held then. */
    private static List<String[]> trained(Path output) throws IOException {
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith(TrainingsMain.TRAINED))
                .map(line -> line.substring(TrainingsMain.TRAINED.length()).split(" "))
                .toList();
    }
}
