package dev.parzen.training.dl4j.lean.update;

import java.util.List;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** What is added to gradients for the weights' own sake; null and none at all mean the same. */
record Terms(List<Regularization> all) {
    Terms {
        all = all == null ? List.of() : List.copyOf(all);
    }

    /** Their factors at an iteration, for weights with that learning rate. */
    Now at(int iteration, int epoch, double rate) {
        double l1 = 0;
        double l2 = 0;
        double decay = 0;
        for (Regularization term : all) {
            if (term instanceof L1Regularization one) {
                l1 += one.getL1().valueAt(iteration, epoch);
            } else if (term instanceof L2Regularization two) {
                l2 += two.getL2().valueAt(iteration, epoch);
            } else if (term instanceof WeightDecay weightDecay) {
                decay += weightDecay.getCoeff().valueAt(iteration, epoch) * (weightDecay.isApplyLR() ? rate : 1);
            }
        }
        return new Now((float) l1, (float) l2, (float) decay);
    }

    /**
     * Factors for one iteration.
     *
     * @param l1 λ of λ·|W|, whose gradient is λ·sign(W)
     * @param l2 λ of λ/2·W², whose gradient is λ W
     * @param decay the share of W that is taken from it beside the optimizer's step
     */
    record Now(float l1, float l2, float decay) {

        /** Adds to the gradients what the optimizer is to see. */
        void before(float[] w, float[] g, int count) {
            if (l2 != 0) {
                for (int i = 0; i < count; i++) {
                    g[i] += l2 * w[i];
                }
            }
            if (l1 != 0) {
                for (int i = 0; i < count; i++) {
                    g[i] += l1 * Math.signum(w[i]);
                }
            }
        }

        /** Adds to the optimizer's steps what it is not to see. */
        void after(float[] w, float[] steps, int count) {
            if (decay != 0) {
                for (int i = 0; i < count; i++) {
                    steps[i] += decay * w[i];
                }
            }
        }
    }
}
