package dev.parzen.training.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.IdentityHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
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
            write(network, unfinished);
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

    /** Leaves our own rule out of the file, so that any program with DL4J can read it. */
    private static void write(MultiLayerNetwork network, Path target) throws IOException {
        Map<BaseLayer, OwnRule> own = ownRules(network);
        try {
            own.forEach((layer, rule) -> layer.setIUpdater(rule.inDl4j()));
            ModelSerializer.writeModel(network, target.toFile(), false);
        } finally {
            own.forEach(BaseLayer::setIUpdater);
        }
    }

    private static Map<BaseLayer, OwnRule> ownRules(MultiLayerNetwork network) {
        Map<BaseLayer, OwnRule> own = new IdentityHashMap<>();
        for (NeuralNetConfiguration part : network.getLayerWiseConfigurations().getConfs()) {
            Layer inner =
                    part.getLayer() instanceof BaseWrapperLayer wrapper ? wrapper.getUnderlying() : part.getLayer();
            if (inner instanceof BaseLayer layer && layer.getIUpdater() instanceof OwnRule rule) {
                own.put(layer, rule);
            }
        }
        return own;
    }

    private void move(Path unfinished) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
