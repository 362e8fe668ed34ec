package dev.parzen.training.dl4j.lean;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small DL4J networks with {@value #INPUTS} inputs and {@value #CLASSES} outputs, and batches for them. */
final class Networks {
    static final int INPUTS = 7;
    static final int CLASSES = 4;

    IUpdater updater = new Sgd(0.1);
    List<Regularization> terms = List.of();
    LossFunction loss = LossFunction.MCXENT;
    Activation output = Activation.SOFTMAX;
    private final List<Layer> layers = new ArrayList<>();

    Networks dense(int width, Activation activation) {
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
        list.layer(
                new OutputLayer.Builder(loss).nOut(CLASSES).activation(output).build());
        var configuration = list.setInputType(InputType.feedForward(INPUTS)).build();
        configuration.getConfs().forEach(part -> {
            if (part.getLayer() instanceof BaseLayer layer && !(layer instanceof BatchNormalization)) {
                layer.setRegularization(terms);
            }
        });
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /** Rows that a network can learn something from. */
    static DataSet batch(int rows, Random random) {
        float[] features = new float[rows * INPUTS];
        float[] labels = new float[rows * CLASSES];
        for (int row = 0; row < rows; row++) {
            int label = random.nextInt(CLASSES);
            labels[row * CLASSES + label] = 1;
            for (int i = 0; i < INPUTS; i++) {
                features[row * INPUTS + i] = (float) (random.nextGaussian() + (i == label ? 1.5 : 0));
            }
        }
        return new DataSet(
                Nd4j.createFromArray(features).reshape(rows, INPUTS),
                Nd4j.createFromArray(labels).reshape(rows, CLASSES));
    }
}
