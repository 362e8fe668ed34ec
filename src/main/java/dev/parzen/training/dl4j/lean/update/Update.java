package dev.parzen.training.dl4j.lean.update;

import dev.parzen.training.dl4j.lean.number.Floats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Moves a network's weights by their gradients, as its updater does, whose state it keeps; constraints of the weights are
 * left to DL4J.
 */
public final class Update {
    private final List<Block> blocks = new ArrayList<>();
    private final MultiLayerNetwork network;
    private final Updater updater;
    private final Optional<Clip> clip;

    public Update(MultiLayerNetwork network) {
        this.network = network;
        Floats weights = Floats.of(network.params());
        Floats gradients = Floats.of(network.getFlattenedGradients());
        updater = network.getUpdater();
        clip = updater instanceof Clipping clipping
                ? clipping.limit().map(limit -> new Clip(network, limit))
                : Optional.empty();
        for (UpdaterBlock block : ((BaseMultiLayerUpdater<?>) updater).getUpdaterBlocks()) {
            if (!(block.getGradientUpdater().getConfig() instanceof NoOp)) { // what batch normalisation measures
                blocks.add(new Block(block, weights, gradients));
            }
        }
    }

    /** True unless the network has been given another updater, whose state lies elsewhere. */
    public boolean isCurrent() {
        return network.getUpdater() == updater;
    }

    public void apply(int iteration, int epoch) {
        clip.ifPresent(Clip::apply);
        for (Block block : blocks) {
            block.apply(iteration, epoch);
        }
        network.applyConstraints(iteration, epoch);
    }
}
