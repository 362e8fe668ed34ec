package dev.parzen.training.dl4j.lean;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.learning.config.NoOp;

/** Moves a network's weights by their gradients, as DL4J's updater does, whose state it keeps. */
final class Update {
    private final List<Block> blocks = new ArrayList<>();
    private final Updater updater;

    Update(MultiLayerNetwork network) {
        Floats weights = Floats.of(network.params());
        Floats gradients = Floats.of(network.getFlattenedGradients());
        updater = network.getUpdater();
        for (UpdaterBlock block : ((BaseMultiLayerUpdater<?>) updater).getUpdaterBlocks()) {
            if (!(block.getGradientUpdater().getConfig() instanceof NoOp)) { // what batch normalisation measures
                blocks.add(new Block(block, weights, gradients));
            }
        }
    }

    /** True unless the network has been given another updater, whose state lies elsewhere. */
    boolean isOf(MultiLayerNetwork network) {
        return network.getUpdater() == updater;
    }

    void apply(int iteration, int epoch) {
        for (Block block : blocks) {
            block.apply(iteration, epoch);
        }
    }
}
