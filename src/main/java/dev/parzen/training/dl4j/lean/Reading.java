package dev.parzen.training.dl4j.lean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Makes stages of a DL4J network: views of its weights and gradients, and room for the batches that pass. */
final class Reading {
    private final MultiLayerNetwork network;
    private final int rows;
    private final List<Stage> stages = new ArrayList<>();
    private int width;

    private Reading(MultiLayerNetwork network, int rows) {
        this.network = network;
        this.rows = rows;
    }

    /**
     * The stages of a network whose layers are {@link Known}; the last activation before a cross-entropy is left to it.
     *
     * @param rows the most of a batch
     */
    static List<Stage> stages(MultiLayerNetwork network, int rows) {
        Reading reading = new Reading(network, rows);
        reading.width = inputs(network);
        for (Layer layer : network.getLayers()) {
            reading.read(layer);
        }
        return reading.stages;
    }

    /** The columns of a batch; layers without weights, which do not know it, may come first. */
    private static int inputs(MultiLayerNetwork network) {
        return Arrays.stream(network.getLayers())
                .filter(layer -> layer.numParams() > 0)
                .map(layer -> (FeedForwardLayer) layer.conf().getLayer())
                .mapToInt(layer -> (int) layer.getNIn())
                .findFirst()
                .orElseThrow();
    }

    static Loss loss(MultiLayerNetwork network) {
        return output(network).getLossFn() instanceof LossMCXENT ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR;
    }

    private static OutputLayer output(MultiLayerNetwork network) {
        return (OutputLayer) network.getOutputLayer().conf().getLayer();
    }

    private void read(Layer layer) {
        org.deeplearning4j.nn.conf.layers.Layer described = layer.conf().getLayer();
        if (described instanceof BatchNormalization normalization) {
            normalize(layer, normalization);
        } else if (described instanceof DropoutLayer drop) {
            double kept = ((Dropout) drop.getIDropout()).getP();
            stages.add(new Drop(width, kept, stages.size(), rows));
        } else if (described instanceof ActivationLayer activation) {
            activate(activation.getActivationFn());
        } else {
            affine(layer, (FeedForwardLayer) described);
        }
    }

    private void affine(Layer layer, FeedForwardLayer described) {
        int outputs = (int) described.getNOut();
        if (described.getNIn() != width) {
            throw new IllegalStateException(
                    "The layer takes " + described.getNIn() + " inputs and gets " + width + ".");
        }
        stages.add(new Affine(
                width,
                outputs,
                new Affine.Weights(
                        weights(layer, DefaultParamInitializer.WEIGHT_KEY).orElseThrow(),
                        weights(layer, DefaultParamInitializer.BIAS_KEY).orElse(null)),
                new Affine.Weights(
                        gradients(layer, DefaultParamInitializer.WEIGHT_KEY).orElseThrow(),
                        gradients(layer, DefaultParamInitializer.BIAS_KEY).orElse(null)),
                stages.isEmpty(),
                rows));
        width = outputs;
        if (!(described instanceof OutputLayer output && output.getLossFn() instanceof LossMCXENT)) {
            activate(described.getActivationFn());
        }
    }

    private void activate(IActivation function) {
        if (function instanceof ActivationSoftmax) {
            stages.add(new Softmax(width, rows));
        } else {
            Curve.of(function).ifPresent(curve -> stages.add(new Activate(width, curve, rows)));
        }
    }

    private void normalize(Layer layer, BatchNormalization described) {
        Normalize.Scale scale = new Normalize.Scale(
                weights(layer, BatchNormalizationParamInitializer.GAMMA).orElseThrow(),
                weights(layer, BatchNormalizationParamInitializer.BETA).orElseThrow());
        Normalize.Weights weights = new Normalize.Weights(
                scale,
                weights(layer, BatchNormalizationParamInitializer.GLOBAL_MEAN).orElseThrow(),
                weights(layer, BatchNormalizationParamInitializer.GLOBAL_VAR).orElseThrow());
        Normalize.Scale gradients = new Normalize.Scale(
                gradients(layer, BatchNormalizationParamInitializer.GAMMA).orElseThrow(),
                gradients(layer, BatchNormalizationParamInitializer.BETA).orElseThrow());
        stages.add(new Normalize(width, weights, gradients, described.getEps(), described.getDecay(), rows));
    }

    private Optional<Floats> weights(Layer layer, String name) {
        return Optional.ofNullable(layer.getParam(name)).map(Floats::of);
    }

    /** Gradients lie where the weights do, in an array of the same size. */
    private Optional<Floats> gradients(Layer layer, String name) {
        INDArray weights = layer.getParam(name);
        return Optional.ofNullable(weights)
                .map(w -> Floats.of(network.getFlattenedGradients()).slice(w.offset(), w.length()));
    }
}
