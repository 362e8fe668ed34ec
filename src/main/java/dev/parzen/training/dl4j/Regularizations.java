package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
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
}
