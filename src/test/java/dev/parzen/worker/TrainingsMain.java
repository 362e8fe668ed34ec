package dev.parzen.worker;

import static org.awaitility.Awaitility.await;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.Trainer;
import dev.parzen.trial.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/**
 * What {@link TrainingMemoryTest} runs as a process: a worker that trains as many small networks as the first argument
 * says, in the folder that the second one names. After each it prints how it ended and how much memory is held.
 */
final class TrainingsMain {
    /** What the lines begin with that tell of a training; behind it come its end and a number of bytes. */
    static final String TRAINED = "trained ";

    private static final int WIDTH = 128;
    private static final int PIXELS = 28 * 28;
    private static final String HEAP = "48m";

    /** The size of the network's largest matrix. */
    static final long WEIGHT_BYTES = (long) PIXELS * WIDTH * Float.BYTES;

    private TrainingsMain() {}

    public static void main(String[] arguments) {
        Lifeline.attach();
        int trainings = Integer.parseInt(arguments[0]);
        Path home = Path.of(arguments[1]);
        KeptFiles files = new KeptFiles();
        Evaluator evaluator = new ObjectiveEvaluator(Trainer.on(home), files, Scratch.under(home));
        ScriptedTuner tuner = new ScriptedTuner(trainings, network(), Duration.ofMinutes(1));
        Worker worker = new Worker(WorkerSettings.of("w", 2), tuner, measuring(evaluator, files), Clock.systemUTC());
        worker.start();
        await().forever().until(() -> tuner.told.size() == trainings);
        System.exit(0);
    }

    private static Evaluator measuring(Evaluator evaluator, KeptFiles files) {
        return (work, progress) -> {
            Outcome outcome = evaluator.evaluate(work, progress);
            files.models.clear(); // a server's disk would have them
            String end = outcome.result().getClass().getSimpleName();
            System.out.println(TRAINED + end + " " + Pointer.physicalBytes());
            return outcome;
        };
    }

    private static NeuralNetwork network() {
        NetworkDraft draft = new NetworkDraft().layers(Dense.of(Setting.of(WIDTH)));
        draft.data = new DrawnDigits(300, 0, NetworkDraft.usualSplit());
        draft.epochs = 2;
        return draft.build();
    }

    /**
     * The command for it, in a JVM like a pool's. The heap takes all its memory at once, and the compiler that takes a
     * lot now and then is off: what grows is a leak.
     */
    static ProcessBuilder command(int trainings, Path home) {
        ProcessBuilder builder = TrainingJvm.command(
                TrainingsMain.class.getName(), HEAP, List.of(Integer.toString(trainings), home.toString()));
        builder.command().addAll(1, List.of("-Xms" + HEAP, "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1"));
        return builder;
    }
}
