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
    private final Optional<Frozen> frozen;

    public Update(MultiLayerNetwork network) {
        this.network = network;
        Floats weights = Floats.of(network.params());
        Floats gradients = Floats.of(network.getFlattenedGradients());
        updater = network.getUpdater();
        Optional<Restriction> restriction =
                Optional.of(updater).filter(Restriction.class::isInstance).map(Restriction.class::cast);
        clip = restriction.map(known -> new Clip(network, known.limit()));
        frozen = restriction.flatMap(Restriction::learnt).map(learnt -> new Frozen(network, learnt));
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
        frozen.ifPresent(Frozen::begin);
        clip.ifPresent(Clip::apply);
        for (Block block : blocks) {
            block.apply(iteration, epoch);
        }
        frozen.ifPresent(Frozen::end);
        network.applyConstraints(iteration, epoch);
    }
}
