package dev.parzen.training.dl4j;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.data.DataSets;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What it takes to write the state of a training into a file, as a worker does before the file goes to the server: the size
 * and the median of the time after each of the epochs but the first five. The arguments are names of {@link
 * TrainingMemory#NETWORKS}.
 */
final class CheckpointCost {
    private static final int EPOCHS = 26;
    private static final int WARM_UP = 5;

    private CheckpointCost() {}

    public static void main(String[] names) throws IOException {
        for (String name : names) {
            print(name);
        }
    }

    private static void print(String name) throws IOException {
        NeuralNetwork network = TrainingMemory.network(name, EPOCHS);
        Path folder = Files.createTempDirectory("parzen-");
        Path file = folder.resolve("state");
        List<Double> milliseconds = new ArrayList<>();
        new Dl4jTrainer(new DataSets(Path.of("none")))
                .prepare(network, Map.of(), folder.resolve("model.zip"))
                .train(TrainingListener.SILENT, new Checkpoints() {
                    @Override
                    public void restore(Reader reader) {
                        // There is nothing.
                    }

                    @Override
                    public boolean afterEpoch(int epoch, State state) {
                        milliseconds.add(written(state, file));
                        return true;
                    }
                });
        List<Double> steady = milliseconds.stream().skip(WARM_UP).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f MB | %.1f ms |%n",
                name,
                Files.size(file) / 1e6,
                steady.get(steady.size() / 2));
    }

    private static double written(Checkpoints.State state, Path file) {
        long start = System.nanoTime();
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file))) {
            state.write(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
