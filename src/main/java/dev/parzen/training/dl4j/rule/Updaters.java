package dev.parzen.training.dl4j.rule;

import dev.parzen.objective.network.GradientClipping.Extent;
import dev.parzen.objective.network.GradientClipping.Limit;
import dev.parzen.objective.network.ResolvedNetwork.Updating;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Says in DL4J's words how gradients change weights, and where it has no words for it, in our own. */
public final class Updaters {
    private Updaters() {}

    /** Lets the network, which has been initialised, clip its gradients, and of its first layer change only the tables. */
    public static void confine(MultiLayerNetwork network, Limit limit, Optional<Tables> tables) {
        if (limit.extent() != Extent.NONE || tables.isPresent()) {
            network.setUpdater(new ClippedUpdater(network, limit, tables));
        }
    }

    /**
     * Sets the learning rate of the steps to come, also that of weight decay. DL4J's own way to do so makes all rules
     * anew; but they ask the layers' configurations at each step, so it is enough to change it there.
     */
    public static void setLearningRate(MultiLayerNetwork network, double rate) {
        for (Layer layer : network.getLayers()) {
            if (inner(layer.conf().getLayer()) instanceof BaseLayer part
                    && part.getIUpdater() != null
                    && part.getIUpdater().hasLearningRate()) {
                part.getIUpdater().setLrAndSchedule(rate, null);
            }
        }
    }

    private static org.deeplearning4j.nn.conf.layers.Layer inner(org.deeplearning4j.nn.conf.layers.Layer layer) {
        return layer instanceof BaseWrapperLayer wrapper ? inner(wrapper.getUnderlying()) : layer;
    }

    /** The rule with its constants. */
    public static IUpdater of(Updating u) {
        return switch (u.optimizer()) {
            case SGD -> new Sgd(u.learningRate());
            case MOMENTUM -> new HeavyBall(u.learningRate(), u.momentum());
            case NESTEROV -> new Nesterovs(u.learningRate(), u.momentum());
            case ADAGRAD -> new AdaGrad(u.learningRate(), u.epsilon());
            case ADADELTA -> new ScaledAdaDelta(u.learningRate(), u.rho(), u.epsilon());
            case RMSPROP -> new RmsProp(u.learningRate(), u.rho(), u.epsilon());
            case ADAM, ADAMW -> new Adam(u.learningRate(), u.beta1(), u.beta2(), u.epsilon());
            case AMSGRAD -> new AMSGrad(u.learningRate(), u.beta1(), u.beta2(), u.epsilon());
            case NADAM -> new CorrectedNadam(u.learningRate(), u.beta1(), u.beta2(), u.epsilon());
        };
    }
}
