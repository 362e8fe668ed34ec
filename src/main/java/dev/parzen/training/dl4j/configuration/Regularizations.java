package dev.parzen.training.dl4j.configuration;

import dev.parzen.objective.network.ResolvedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** Says in DL4J's words what keeps weights small. */
record Regularizations(ResolvedNetwork.Regularization asked) {

    /**
     * The layer with the terms for its weights. They are set on the layer, because DL4J applies weight decay twice if
     * it is set for the whole network; and as a list, because its setters let one of them displace another.
     */
    <L extends BaseLayer> L on(L layer) {
        asked.maxNorm().ifPresent(norm -> layer.setConstraints(List.of(maxNorm(layer, norm))));
        return withTerms(layer);
    }

    /** The same without a limit for the norm of what leads to a unit, as for layers that hand numbers on. */
    <L extends BaseLayer> L withTerms(L layer) {
        List<Regularization> terms = new ArrayList<>();
        if (asked.l1() > 0) {
            terms.add(new L1Regularization(asked.l1()));
        }
        if (asked.l2() > 0) {
            terms.add(new L2Regularization(asked.l2()));
        }
        if (asked.weightDecay() > 0) {
            terms.add(new WeightDecay(asked.weightDecay(), true));
        }
        layer.setRegularization(terms);
        return layer;
    }

    /**
     * Weights lead to a unit along the first dimension, but in convolutions along all others. The constant that guards
     * DL4J's division is so small that weights which are not too large stay exactly as they are.
     */
    private static LayerConstraint maxNorm(BaseLayer layer, double norm) {
        int[] incoming = layer instanceof ConvolutionLayer ? new int[] {1, 2, 3} : new int[] {0};
        Set<String> weights = Set.copyOf(layer.initializer().weightKeys(layer));
        MaxNormConstraint constraint = new MaxNormConstraint(norm, weights, incoming);
        constraint.setEpsilon(1e-12);
        return constraint;
    }
}
