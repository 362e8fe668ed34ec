package dev.parzen.training.dl4j.lean;

import dev.parzen.objective.network.GradientClipping.Limit;
import dev.parzen.training.dl4j.rule.Updaters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Small DL4J networks with {@value #CLASSES} outputs, and batches for them; {@value #INPUTS} inputs, unless they see
 * planes.
 */
final class Networks {
    static final int INPUTS = 7;
    static final int CLASSES = 4;

    IUpdater updater = new Sgd(0.1);
    List<Regularization> terms = List.of();
    ILossFunction loss = new LossMCXENT();
    Activation output = Activation.SOFTMAX;
    Limit clipping = Limit.NONE;
    /** Whether targets are −1 and 1, instead of 0 and 1. */
    boolean signs;

    private InputType input = InputType.feedForward(INPUTS);
    private int inputs = INPUTS;
    private final Map<Integer, InputPreProcessor> between = new HashMap<>();
    private final List<Layer> layers = new ArrayList<>();

    /** One whose rows are channels of lines. */
    static Networks ofPlanes(int channels, int height, int width) {
        Networks networks = new Networks();
        networks.input = InputType.convolutionalFlat(height, width, channels);
        networks.inputs = channels * height * width;
        return networks;
    }

    /** Puts something between what comes before and the next layer. */
    Networks between(InputPreProcessor preprocessor) {
        between.put(layers.size(), preprocessor);
        return this;
    }

    Networks dense(int width, Activation activation) {
        return dense(width, activation.getActivationFunction());
    }

    Networks dense(int width, IActivation activation) {
        return layer(new DenseLayer.Builder().nOut(width).activation(activation).build());
    }

    /** A dense layer with batch normalisation before its activation. */
    Networks normalized(int width, Activation activation) {
        layer(new DenseLayer.Builder()
                .nOut(width)
                .activation(Activation.IDENTITY)
                .hasBias(false)
                .build());
        layer(new BatchNormalization.Builder().useLogStd(false).build());
        return layer(new ActivationLayer(activation));
    }

    Networks layer(Layer layer) {
        layers.add(layer);
        return this;
    }

    /** A network that is the same whenever it is made with the same settings. */
    MultiLayerNetwork build() {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(5).updater(updater).list();
        layers.forEach(layer -> list.layer(layer.clone()));
        between.forEach(list::inputPreProcessor);
        list.layer(
                new OutputLayer.Builder(loss).nOut(CLASSES).activation(output).build());
        var configuration = list.setInputType(input).build();
        configuration.getConfs().forEach(part -> {
            if (part.getLayer() instanceof BaseLayer layer && !(layer instanceof BatchNormalization)) {
                layer.setRegularization(terms);
            }
        });
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        Updaters.confine(network, clipping, Optional.empty());
        return network;
    }

    static DataSet batch(int rows, Random random) {
        return new Networks().rows(rows, random);
    }

    /** Rows that a network can learn something from. */
    DataSet rows(int rows, Random random) {
        float[] features = new float[rows * inputs];
        float[] labels = new float[rows * CLASSES];
        for (int row = 0; row < rows; row++) {
            int label = random.nextInt(CLASSES);
            Arrays.fill(labels, row * CLASSES, (row + 1) * CLASSES, signs ? -1 : 0);
            labels[row * CLASSES + label] = 1;
            for (int i = 0; i < inputs; i++) {
                features[row * inputs + i] = (float) (random.nextGaussian() + (i % (CLASSES + 3) == label ? 1.5 : 0));
            }
        }
        return new DataSet(
                Nd4j.createFromArray(features).reshape(rows, inputs),
                Nd4j.createFromArray(labels).reshape(rows, CLASSES));
    }
}
