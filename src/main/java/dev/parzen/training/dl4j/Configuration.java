package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.ResolvedNetwork.Activate;
import dev.parzen.objective.network.ResolvedNetwork.Affine;
import dev.parzen.objective.network.ResolvedNetwork.Drop;
import dev.parzen.objective.network.ResolvedNetwork.Normalize;
import dev.parzen.training.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Says in DL4J's words what a network is. */
final class Configuration {
    private final ResolvedNetwork network;
    private final Dataset data;
    private final Activations activations;
    private final Initializations initializations;
    private final Regularizations regularizations;

    Configuration(ResolvedNetwork network, Dataset data) {
        this.network = network;
        this.data = data;
        activations = new Activations(network.shaping());
        initializations = new Initializations(network.shaping());
        regularizations = new Regularizations(network.regularization());
    }

    MultiLayerConfiguration build() {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed())
                .updater(Updaters.of(network.updating()))
                .list();
        hidden().forEach(list::layer);
        return list.layer(output())
                .setInputType(InputType.feedForward(data.width()))
                .build();
    }

    /** A seed that is never 0, which the library takes for "by the clock". */
    private long seed() {
        return new Random(network.seed()).nextLong() | 1;
    }

    private List<Layer> hidden() {
        List<Layer> hidden = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            ResolvedNetwork.Layer layer = network.layers().get(i);
            ResolvedNetwork.Layer next =
                    i + 1 < network.layers().size() ? network.layers().get(i + 1) : null;
            hidden.add(layer.map(new InDl4j(next)));
            if (layer instanceof Affine && next instanceof Activate) {
                i++; // the dense layer has it
            }
        }
        return hidden;
    }

    /** A layer in DL4J's words; an affine map takes in the activation behind it, since one layer is faster than two. */
    private final class InDl4j implements ResolvedNetwork.Layer.Cases<Layer> {
        private final ResolvedNetwork.Layer next;

        InDl4j(ResolvedNetwork.Layer next) {
            this.next = next;
        }

        @Override
        public Layer affine(Affine affine) {
            return regularizations.on(new DenseLayer.Builder()
                    .nOut(affine.width())
                    .activation(activations.of(
                            next instanceof Activate activate ? activate.function() : ActivationFunction.IDENTITY))
                    .weightInit(initializations.of(affine.initialization()))
                    .hasBias(!(next instanceof Normalize)) // it would be normalised away
                    .build());
        }

        @Override
        public Layer normalize(Normalize normalize) {
            return new BatchNormalization.Builder().useLogStd(false).build();
        }

        @Override
        public Layer activate(Activate activate) {
            return new ActivationLayer(activations.of(activate.function()));
        }

        @Override
        public Layer drop(Drop drop) {
            return new DropoutLayer(1 - drop.rate()); // DL4J asks for the share that stays
        }
    }

    private OutputLayer output() {
        return regularizations.on(new OutputLayer.Builder(lossFunction(network.loss()))
                .nOut(TargetEncoding.of(data.target(), network.loss()).width())
                .activation(activations.of(network.output().activation()))
                .weightInit(initializations.of(network.output().initialization()))
                .build());
    }

    private static LossFunction lossFunction(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> LossFunction.MCXENT;
            case MEAN_SQUARED_ERROR -> LossFunction.MSE;
        };
    }
}
