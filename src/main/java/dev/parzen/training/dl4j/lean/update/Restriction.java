package dev.parzen.training.dl4j.lean.update;

import dev.parzen.objective.network.GradientClipping.Limit;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An updater that changes gradients before, and steps after, it does what DL4J's would do; in these ways alone. */
public interface Restriction {
    /** How large gradients may be. */
    Limit limit();

    /** For each weight of the first layer's matrix, 1 if it may change, else 0; empty if all of them may. */
    Optional<INDArray> learnt();
}
