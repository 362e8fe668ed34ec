package dev.parzen.training.dl4j.lean;

import dev.parzen.training.dl4j.lean.number.Curve;
import dev.parzen.training.dl4j.lean.number.Floats;
import dev.parzen.training.dl4j.lean.stage.Activate;
import dev.parzen.training.dl4j.lean.stage.Affine;
import dev.parzen.training.dl4j.lean.stage.Convolve;
import dev.parzen.training.dl4j.lean.stage.Drop;
import dev.parzen.training.dl4j.lean.stage.Loss;
import dev.parzen.training.dl4j.lean.stage.MaxPool;
import dev.parzen.training.dl4j.lean.stage.MeanPool;
import dev.parzen.training.dl4j.lean.stage.Normalize;
import dev.parzen.training.dl4j.lean.stage.Rearrange;
import dev.parzen.training.dl4j.lean.stage.Softmax;
import dev.parzen.training.dl4j.lean.stage.Stage;
import dev.parzen.training.dl4j.lean.window.Planes;
import dev.parzen.training.dl4j.lean.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes stages of a DL4J network: views of its weights and gradients, and room for the batches that pass. */
final class Reading {
    private final MultiLayerNetwork network;
    private final int rows;
    private final List<Stage> stages = new ArrayList<>();

    private Reading(MultiLayerNetwork network, int rows) {
        this.network = network;
        this.rows = rows;
    }

    /**
     * The stages of a network whose layers are {@link Known}; the last activation may be left to the loss.
     *
     * @param rows the most of a batch
     */
    static List<Stage> stages(MultiLayerNetwork network, int rows) {
        Reading reading = new Reading(network, rows);
        List<Leg> legs = Route.of(network.getLayerWiseConfigurations()).orElseThrow();
        for (int i = 0; i < legs.size(); i++) {
            reading.read(network.getLayer(i), legs.get(i));
        }
        return reading.stages;
    }

    static Loss loss(MultiLayerNetwork network) {
        OutputLayer output = (OutputLayer) network.getOutputLayer().conf().getLayer();
        return Loss.of(output.getLossFn(), output.getActivationFn()).orElseThrow();
    }

    private void read(Layer layer, Leg leg) {
        leg.before()
                .filter(reordering -> !reordering.isIdentity())
                .ifPresent(reordering -> stages.add(new Rearrange(reordering.sources(), rows)));
        if (leg.layer() instanceof BatchNormalization normalization) {
            normalize(layer, normalization, leg.input());
        } else if (leg.layer() instanceof DropoutLayer drop) {
            double kept = ((Dropout) drop.getIDropout()).getP();
            stages.add(new Drop(leg.input().size(), kept, stages.size(), rows));
        } else if (leg.layer() instanceof ActivationLayer activation) {
            activate(activation.getActivationFn(), leg.output().size());
        } else if (leg.layer() instanceof SubsamplingLayer pooling) {
            pool(pooling.getPoolingType(), leg.window().orElseThrow());
        } else if (leg.layer() instanceof GlobalPoolingLayer pooling) {
            pool(pooling.getPoolingType(), leg.window().orElseThrow());
        } else {
            sum(layer, leg);
        }
    }

    private void sum(Layer layer, Leg leg) {
        FeedForwardLayer described = (FeedForwardLayer) leg.layer();
        Affine.Weights weights = new Affine.Weights(
                weights(layer, DefaultParamInitializer.WEIGHT_KEY).orElseThrow(),
                weights(layer, DefaultParamInitializer.BIAS_KEY).orElse(null));
        Affine.Weights gradients = new Affine.Weights(
                gradients(layer, DefaultParamInitializer.WEIGHT_KEY).orElseThrow(),
                gradients(layer, DefaultParamInitializer.BIAS_KEY).orElse(null));
        boolean isFirst = stages.stream().noneMatch(Stage::learns);
        int outputs = (int) described.getNOut();
        stages.add(leg.window()
                .<Stage>map(window -> new Convolve(window, outputs, weights, gradients, isFirst, rows))
                .orElseGet(() -> new Affine(leg.input().size(), outputs, weights, gradients, isFirst, rows)));
        if (!(described instanceof OutputLayer && loss(network).activates())) {
            activate(described.getActivationFn(), leg.output().size());
        }
    }

    private void pool(PoolingType type, Window window) {
        stages.add(type == PoolingType.MAX ? new MaxPool(window, rows) : new MeanPool(window, rows));
    }

    private void activate(IActivation function, int width) {
        if (function instanceof ActivationSoftmax) {
            stages.add(new Softmax(width, rows));
        } else {
            Curve.of(function).ifPresent(curve -> stages.add(new Activate(width, curve, rows)));
        }
    }

    private void normalize(Layer layer, BatchNormalization described, Planes planes) {
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
        Normalize.Constants constants = new Normalize.Constants(described.getEps(), (float) described.getDecay());
        stages.add(Normalize.of(planes, weights, gradients, constants, rows));
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
