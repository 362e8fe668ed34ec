package dev.parzen.training.dl4j;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.Idx;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.Trainer;
import dev.parzen.training.TrainingListener.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link LargeDataTest} runs as a process: trains one epoch on the images in the folder that the first argument names,
 * with scratch files in the one that the second names, and prints the losses as bits.
 */
final class LargeDataMain {
    static final String TRAINED = "trained ";

    private LargeDataMain() {}

    public static void main(String[] arguments) {
        NetworkDraft draft = new NetworkDraft().layers(Dense.of(Setting.of(4)));
        draft.data = new Idx(
                "images",
                "labels",
                Optional.empty(),
                Optional.empty(),
                Setting.of(Scaling.STANDARD),
                NetworkDraft.usualSplit());
        draft.batchSize = Setting.of(4096);
        draft.epochs = 1;
        Path folder = Path.of(arguments[0]);
        Trainer.on(folder, Path.of(arguments[1]))
                .prepare(draft.build(), Map.of(), Path.of(arguments[1]).resolve("model.zip"))
                .train(epoch -> {
                    System.out.println(TRAINED + epoch);
                    return Answer.CONTINUE;
                });
        System.exit(0);
    }
}
