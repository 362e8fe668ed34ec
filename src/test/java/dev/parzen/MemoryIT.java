package dev.parzen;

import static dev.parzen.PackagedProgram.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Networks that do not fit beside such that do, in the process of a pool. */
class MemoryIT {
    /** Networks of a few weights, and of 340 GB of them in one piece, as chance has it. */
    private static final String STUDY = """
            {"name": "sizes", "sampler": {"type": "random", "seed": 1}, "pruner": {"type": "none"},
             "space": [{"name": "width", "type": "categorical", "choices": [8, 65536]}], "budget": {"trials": 8},
             "objective": {"type": "neural-network", "data": {"type": "drawn-digits", "samples": 300},
               "layers": [{"type": "block", "times": 20, "layers": [{"type": "dense", "width": {"param": "width"}}]}],
               "epochs": 2, "earlyStopping": null}}""";

    private static final String HUGE = "65536";

    @TempDir
    Path home;

    @Test
    void failsWhatIsNotAllowedAndTrainsTheRest() throws Exception {
        try (PackagedProgram program = program("200m", List.of())) {
            assertThat(reasonsOfTheHuge(program))
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason)
                            .contains("outside the heap", "200 MB are allowed", "PARZEN_TRAINING_MEMORY"));
        }
    }

    /** The bound is no help here: it is beyond what the system gives, which is limited so that no machine has it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void failsWhatTheSystemDoesNotGiveAndTrainsTheRest() throws Exception {
        List<String> limited = List.of("sh", "-c", "ulimit -v 100000000 && exec \"$0\" \"$@\"");
        try (PackagedProgram program = program("900000g", limited)) {
            assertThat(reasonsOfTheHuge(program))
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason).contains("outside the heap", "does not give it", "alloc"));
        }
    }

    private PackagedProgram program(String allowed, List<String> launcher) {
        return new PackagedProgram(home, Map.of("PARZEN_TRAINING_MEMORY", allowed), launcher);
    }

    /** Why trials failed, once the same process has gone through all of them and each was tried once. */
    private static List<String> reasonsOfTheHuge(PackagedProgram program) throws Exception {
        RunningServer server = program.serve(Map.of());
        server.post("studies", STUDY);
        await().atMost(PATIENCE).until(() -> !server.trials("sizes").isEmpty());
        List<Long> pool = server.pool();
        assertThat(pool).hasSize(1);
        await().atMost(PATIENCE).until(() -> server.isFinished("sizes"));

        List<JsonNode> trials = server.trials("sizes");
        assertThat(trials).hasSize(8).allSatisfy(trial -> {
            assertThat(trial.at("/attempt").asInt()).isEqualTo(1);
            assertThat(trial.at("/state").asString()).isEqualTo(isHuge(trial) ? "FAILED" : "COMPLETE");
        });
        assertThat(server.pool()).isEqualTo(pool);
        List<Boolean> sizes = trials.stream().map(MemoryIT::isHuge).toList();
        assertThat(sizes.subList(sizes.indexOf(true), sizes.size()))
                .as("trained after one that did not fit")
                .contains(false);
        return trials.stream()
                .filter(MemoryIT::isHuge)
                .map(trial -> trial.at("/reason").asString())
                .toList();
    }

    private static boolean isHuge(JsonNode trial) {
        return trial.at("/params/width").asString().equals(HUGE);
    }
}
