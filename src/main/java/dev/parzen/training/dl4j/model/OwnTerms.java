package dev.parzen.training.dl4j.model;

import dev.parzen.training.dl4j.loss.OwnLoss;
import dev.parzen.training.dl4j.rule.OwnRule;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Takes our own rules and losses out of a network while its model file is written, so that any program with DL4J can
 * read it: neither matters to what the network computes. Closing puts them back.
 */
final class OwnTerms implements AutoCloseable {
    private final List<Runnable> back = new ArrayList<>();

    private OwnTerms() {}

    static OwnTerms leftOutOf(MultiLayerNetwork network) {
        OwnTerms terms = new OwnTerms();
        for (NeuralNetConfiguration part : network.getLayerWiseConfigurations().getConfs()) {
            Layer inner =
                    part.getLayer() instanceof BaseWrapperLayer wrapper ? wrapper.getUnderlying() : part.getLayer();
            if (inner instanceof BaseLayer layer && layer.getIUpdater() instanceof OwnRule rule) {
                layer.setIUpdater(rule.inDl4j());
                terms.back.add(() -> layer.setIUpdater(rule));
            }
            if (part.getLayer() instanceof BaseOutputLayer layer && layer.getLossFn() instanceof OwnLoss loss) {
                layer.setLossFn(loss.inDl4j());
                terms.back.add(() -> layer.setLossFn(loss));
            }
        }
        return terms;
    }

    @Override
    public void close() {
        back.forEach(Runnable::run);
    }
}
