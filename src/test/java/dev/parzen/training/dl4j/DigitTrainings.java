package dev.parzen.training.dl4j;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.data.DataSets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of small networks that read drawn digits. */
abstract class DigitTrainings {
    static final DataSets DATA_SETS = new DataSets(Path.of("none"));
    static final Trainer TRAINER = new Dl4jTrainer(DATA_SETS);

    @TempDir
    Path directory;

    static NetworkDraft digits(int samples) {
        NetworkDraft draft = new NetworkDraft().layers(Dense.of(Setting.of(32)));
        draft.data = new DrawnDigits(samples, 0, NetworkDraft.usualSplit());
        draft.batchSize = Setting.of(16);
        draft.epochs = 10;
        return draft;
    }

    TrainingResult train(NetworkDraft draft, TrainingListener listener) {
        return prepare(draft).train(listener);
    }

    Training prepare(NetworkDraft draft) {
        return TRAINER.prepare(draft.build(), Map.of(), model());
    }

    Path model() {
        return directory.resolve("model.zip");
    }
}
