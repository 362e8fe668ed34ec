package dev.parzen.training.dl4j.model;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.ModelCard;
import dev.parzen.training.data.Encoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * The file that holds a trained network: DL4J's zip, without the state of the optimizer, which nothing goes on from; with
 * the scaling of rows and the names of its outputs where DL4J looks for them, and the {@link ModelCard}. A reader sees the
 * model before or the model after, never half of one.
 */
public final class ModelFile {
    private final Path file;
    private final ModelCard card;

    private ModelFile(Path file, ModelCard card) {
        this.file = file;
        this.card = card;
    }

    /** The file for the network of a trial. */
    public static ModelFile of(
            Path file, ResolvedNetwork network, Map<String, ParameterValue> parameters, Encoding encoding) {
        return new ModelFile(
                file,
                ModelCard.of(
                        parameters,
                        network.loss().label(),
                        network.output().activation().label(),
                        encoding));
    }

    /**
     * Writes a network.
     *
     * @param values by metric what it was measured to have; nothing without a validation part
     * @param epochs how many it was trained
     */
    public void save(MultiLayerNetwork network, Map<String, Double> values, int epochs) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            write(network, card.trained(values, epochs), unfinished);
            move(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be written to " + file, e);
        }
    }

    /** The network in this file. */
    public MultiLayerNetwork load() {
        return load(file);
    }

    /** The network in a file. It cannot be trained on: the optimizer's state is not there. */
    public static MultiLayerNetwork load(Path file) {
        try {
            return ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be read from " + file, e);
        }
    }

    /** How many bytes the weights of the network in a file take, known before it is read; 0 if it is none. */
    public static long weightBytes(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry weights = zip.getEntry(ModelSerializer.COEFFICIENTS_BIN);
            return weights == null ? 0 : Math.max(0, weights.getSize());
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be read from " + file, e);
        }
    }

    /** Deletes the file, if there is one. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be deleted: " + file, e);
        }
    }

    private static void write(MultiLayerNetwork network, ModelCard card, Path target) throws IOException {
        try (OwnTerms leftOut = OwnTerms.leftOutOf(network);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            LibraryEntries.write(network, card.encoding(), zip);
            LibraryEntries.put(ModelCard.ENTRY, card.json(), zip);
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
