package dev.parzen.training.dl4j.loss;

import dev.parzen.objective.network.Loss;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Says in DL4J's words what training makes small, and where its formula is another, in our own. */
public final class Losses {
    private Losses() {}

    /** The loss; not {@code AUTO}, which the task decides. */
    public static ILossFunction of(Loss loss) {
        return switch (loss) {
            case AUTO -> throw new IllegalArgumentException("The task has not decided the loss.");
            case CROSS_ENTROPY -> new LossMCXENT();
            case BINARY_CROSS_ENTROPY -> new BinaryCrossEntropy();
            case MEAN_SQUARED_ERROR -> new LossMSE();
            case MEAN_ABSOLUTE_ERROR -> new LossMAE();
            case HINGE -> new Hinge();
        };
    }
}
