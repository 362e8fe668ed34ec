package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.study.Requests;
import dev.parzen.training.Trainer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trials report depends on their settings alone, not on how many are trained at once. */
class ReproducibleTest {
    private static final int TRIALS = 4;
    private static final int EPOCHS = 3;

    @TempDir
    private Path home;

    @Test
    void givesTheSameCurvesWithOneWorkerAndWithTwo() {
        Map<Integer, TreeSet<String>> alone = curves(1, 0);
        assertThat(alone).hasSize(EPOCHS);
        assertThat(alone.values()).allMatch(figures -> figures.size() == 1);
        assertThat(curves(2, 0)).isEqualTo(alone);
        assertThat(curves(2, 1)).isNotEqualTo(alone);
    }

    /** By epoch all that any of the trials reported of it, which all have the same settings, but for the time. */
    private Map<Integer, TreeSet<String>> curves(int threads, long seed) {
        NetworkDraft draft =
                new NetworkDraft().layers(Dense.of(Setting.of(16)), new LayerSpec.Dropout(Setting.of(0.3)));
        draft.data = new DrawnDigits(150, 0, NetworkDraft.usualSplit());
        draft.epochs = EPOCHS;
        draft.seed = seed;
        ScriptedTuner tuner = new ScriptedTuner(TRIALS, draft.build(), Duration.ofMinutes(1));
        Evaluator evaluator = new ObjectiveEvaluator(Trainer.on(home), new KeptFiles(), Scratch.under(home));
        Worker worker = new Worker(WorkerSettings.of("w", threads), tuner, evaluator, Clock.systemUTC());
        worker.start();
        await().atMost(Duration.ofMinutes(2)).until(() -> tuner.told.size() == TRIALS);
        worker.stop(Duration.ofSeconds(10));
        assertThat(tuner.reports).hasSize(TRIALS * EPOCHS);
        Map<Integer, TreeSet<String>> byEpoch = new TreeMap<>();
        for (Requests.Progress report : List.copyOf(tuner.reports)) {
            Map<String, Double> figures = new TreeMap<>(report.metrics());
            figures.remove("seconds");
            byEpoch.computeIfAbsent(report.step(), step -> new TreeSet<>()).add(report.values() + " " + figures);
        }
        return byEpoch;
    }
}
