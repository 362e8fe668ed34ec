package dev.parzen.training.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * The file that holds a trained network: DL4J's zip, without the state of the optimizer, which nothing goes on from. A
 * reader sees the model before or the model after, never half of one.
 */
final class ModelFile {
    private final Path file;

    ModelFile(Path file) {
        this.file = file;
    }

    void save(MultiLayerNetwork network) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            ModelSerializer.writeModel(network, unfinished.toFile(), false);
            move(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be written to " + file, e);
        }
    }

    MultiLayerNetwork load() {
        try {
            return ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be read from " + file, e);
        }
    }

    private void move(Path unfinished) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
