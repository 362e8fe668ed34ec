package dev.parzen.training.dl4j.lean.update;

import dev.parzen.objective.network.GradientClipping.Limit;
import java.util.Optional;

/** An updater that clips gradients before it does what DL4J's would do with them. */
public interface Clipping {
    /** How large gradients may be; empty if it does more than that. */
    Optional<Limit> limit();
}
