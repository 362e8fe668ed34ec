package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork.Updating;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Says in DL4J's words how gradients change weights, and where it has no words for it, in our own. */
final class Updaters {
    private Updaters() {}

    static IUpdater of(Updating u) {
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
