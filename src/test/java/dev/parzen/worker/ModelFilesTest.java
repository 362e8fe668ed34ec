package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.trial.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    @TempDir
    Path home;

    @Test
    void keepsTheBestOfEachStudy() throws IOException {
        ModelFiles models = new ModelFiles(home, 2);
        save(models, 0, 0.5, Direction.MINIMIZE);
        save(models, 1, 0.7, Direction.MINIMIZE);
        save(models, 2, 0.1, Direction.MINIMIZE);
        save(models, 3, 0.6, Direction.MINIMIZE);
        assertThat(names()).containsExactlyInAnyOrder("0.value", "0.zip", "2.value", "2.zip");
    }

    @Test
    void knowsThatLargerMayBeBetter() throws IOException {
        ModelFiles models = new ModelFiles(home, 1);
        save(models, 0, 0.5, Direction.MAXIMIZE);
        save(models, 1, 0.7, Direction.MAXIMIZE);
        assertThat(models.of(7, 1)).exists();
        assertThat(models.of(7, 0)).doesNotExist();
    }

    @Test
    void leavesNothingOfADiscardedAttempt() throws IOException {
        ModelFiles models = new ModelFiles(home, 1);
        Files.writeString(models.atWork(7, 0, 1), "network");
        models.discard(7, 0, 1);
        assertThat(names()).isEmpty();
    }

    private static void save(ModelFiles models, int trial, double value, Direction direction) throws IOException {
        Files.writeString(models.atWork(7, trial, 1), "network " + trial);
        models.keep(7, trial, 1, value, direction);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("models/7"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
