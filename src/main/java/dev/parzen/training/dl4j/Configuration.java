package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.ResolvedNetwork.Activate;
import dev.parzen.objective.network.ResolvedNetwork.Affine;
import dev.parzen.objective.network.ResolvedNetwork.Drop;
import dev.parzen.objective.network.ResolvedNetwork.Normalize;
import dev.parzen.objective.network.ResolvedNetwork.Updating;
import dev.parzen.training.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Says in DL4J's words what a network is. */
final class Configuration {
    private final ResolvedNetwork network;
    private final Dataset data;

    Configuration(ResolvedNetwork network, Dataset data) {
        this.network = network;
        this.data = data;
    }

    MultiLayerConfiguration build() {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed())
                .updater(updater(network.updating()))
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
            return regularized(new DenseLayer.Builder()
                    .nOut(affine.width())
                    .activation(
                            next instanceof Activate activate ? activation(activate.function()) : Activation.IDENTITY)
                    .weightInit(weightInit(affine.initialization()))
                    .hasBias(!(next instanceof Normalize)) // it would be normalised away
                    .build());
        }

        @Override
        public Layer normalize(Normalize normalize) {
            return new BatchNormalization.Builder().useLogStd(false).build();
        }

        @Override
        public Layer activate(Activate activate) {
            return new ActivationLayer(activation(activate.function()));
        }

        @Override
        public Layer drop(Drop drop) {
            return new DropoutLayer(1 - drop.rate()); // DL4J asks for the share that stays
        }
    }

    private OutputLayer output() {
        return regularized(new OutputLayer.Builder(lossFunction(network.loss()))
                .nOut(TargetEncoding.of(data.target(), network.loss()).width())
                .activation(activation(network.output().activation()))
                .weightInit(weightInit(network.output().initialization()))
                .build());
    }

    /**
     * With the terms for the weights. They are set on the layer, because DL4J applies weight decay twice if it is set
     * for the whole network; and as a list, because its setters let one of the two displace the other.
     */
    private <L extends BaseLayer> L regularized(L layer) {
        List<Regularization> terms = new ArrayList<>();
        if (network.regularization().l2() > 0) {
            terms.add(new L2Regularization(network.regularization().l2()));
        }
        if (network.regularization().weightDecay() > 0) {
            terms.add(new WeightDecay(network.regularization().weightDecay(), true));
        }
        layer.setRegularization(terms);
        return layer;
    }

    static IUpdater updater(Updating u) {
        return switch (u.optimizer()) {
            case SGD -> new Sgd(u.learningRate());
            case MOMENTUM -> new HeavyBall(u.learningRate(), u.momentum());
            case NESTEROV -> new Nesterovs(u.learningRate(), u.momentum());
            case ADAGRAD -> new AdaGrad(u.learningRate(), u.epsilon());
            case RMSPROP -> new RmsProp(u.learningRate(), u.rho(), u.epsilon());
            case ADAM -> new Adam(u.learningRate(), u.beta1(), u.beta2(), u.epsilon());
        };
    }

    private static Activation activation(ActivationFunction function) {
        return switch (function) {
            case RELU -> Activation.RELU;
            case SIGMOID -> Activation.SIGMOID;
            case TANH -> Activation.TANH;
            case LEAKY_RELU -> Activation.LEAKYRELU;
            case ELU -> Activation.ELU;
            case SWISH -> Activation.SWISH;
            case SOFTMAX -> Activation.SOFTMAX;
            case IDENTITY -> Activation.IDENTITY;
        };
    }

    private static WeightInit weightInit(Initialization initialization) {
        return switch (initialization) {
            case HE -> WeightInit.RELU;
            case HE_UNIFORM -> WeightInit.RELU_UNIFORM;
            case XAVIER, AUTO -> WeightInit.XAVIER;
            case XAVIER_UNIFORM -> WeightInit.XAVIER_UNIFORM;
        };
    }

    private static LossFunction lossFunction(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> LossFunction.MCXENT;
            case MEAN_SQUARED_ERROR -> LossFunction.MSE;
        };
    }
}
