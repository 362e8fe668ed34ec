package dev.parzen.training.dl4j.lean.update;

import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * An optimizer's rule at one iteration. Notation: g gradient, α learning rate, t the iteration from 1 on; the states are
 * DL4J's, in its order.
 */
@FunctionalInterface
public interface Kernel {

    /** Puts what is to be subtracted from the weights in the place of the first {@code count} gradients. */
    void step(float[] g, float[][] states, int count);

    /** An optimizer that is not DL4J's and has a kernel of its own, which must do what its updater does. */
    interface Bringer {
        /** The kernel for an iteration and an epoch, both from 0 on. */
        Kernel kernel(int iteration, int epoch);
    }

    /** What makes the kernel for an iteration and an epoch, both from 0 on. */
    @FunctionalInterface
    interface Rule {
        Kernel at(IUpdater updater, int iteration, int epoch);
    }

    Map<Class<?>, Rule> RULES = Map.of(
            Sgd.class, Kernel::sgd,
            Nesterovs.class, Kernel::nesterovs,
            AdaGrad.class, Kernel::adaGrad,
            RmsProp.class, Kernel::rmsProp,
            Adam.class, Kernel::adam,
            AMSGrad.class, Kernel::amsGrad);

    /** The rule for exactly this optimizer; the others are left to DL4J. */
    static Optional<Rule> of(IUpdater updater) {
        return updater instanceof Bringer bringer
                ? Optional.of((same, iteration, epoch) -> bringer.kernel(iteration, epoch))
                : Optional.ofNullable(RULES.get(updater.getClass()));
    }

    private static Kernel sgd(IUpdater updater, int iteration, int epoch) {
        float rate = (float) updater.getLearningRate(iteration, epoch);
        return (g, states, count) -> {
            for (int i = 0; i < count; i++) {
                g[i] *= rate;
            }
        };
    }

    /** v ← μ v − α g; w ← w + v + μ (v − previous v). */
    private static Kernel nesterovs(IUpdater updater, int iteration, int epoch) {
        float rate = (float) updater.getLearningRate(iteration, epoch);
        float mu = (float) ((Nesterovs) updater).currentMomentum(iteration, epoch);
        return (g, states, count) -> {
            float[] v = states[0];
            for (int i = 0; i < count; i++) {
                float next = mu * v[i] - rate * g[i];
                g[i] = mu * v[i] - (1 + mu) * next;
                v[i] = next;
            }
        };
    }

    /** s ← s + g²; w ← w − α g / (√s + ε). */
    private static Kernel adaGrad(IUpdater updater, int iteration, int epoch) {
        float rate = (float) updater.getLearningRate(iteration, epoch);
        float epsilon = (float) ((AdaGrad) updater).getEpsilon();
        return (g, states, count) -> {
            float[] s = states[0];
            for (int i = 0; i < count; i++) {
                s[i] += g[i] * g[i];
                g[i] = rate * g[i] / ((float) Math.sqrt(s[i]) + epsilon);
            }
        };
    }

    /** s ← ρ s + (1 − ρ) g²; w ← w − α g / (√s + ε). */
    private static Kernel rmsProp(IUpdater updater, int iteration, int epoch) {
        float rate = (float) updater.getLearningRate(iteration, epoch);
        float rho = (float) ((RmsProp) updater).getRmsDecay();
        float epsilon = (float) ((RmsProp) updater).getEpsilon();
        return (g, states, count) -> {
            float[] s = states[0];
            for (int i = 0; i < count; i++) {
                s[i] = rho * s[i] + (1 - rho) * g[i] * g[i];
                g[i] = rate * g[i] / ((float) Math.sqrt(s[i]) + epsilon);
            }
        };
    }

    /** m ← β₁ m + (1 − β₁) g; s ← β₂ s + (1 − β₂) g²; w ← w − α √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√s + ε). */
    private static Kernel adam(IUpdater updater, int iteration, int epoch) {
        Adam adam = (Adam) updater;
        float beta1 = (float) adam.getBeta1();
        float beta2 = (float) adam.getBeta2();
        float epsilon = (float) adam.getEpsilon();
        double correction = Math.sqrt(1 - Math.pow(adam.getBeta2(), iteration + 1))
                / (1 - Math.pow(adam.getBeta1(), iteration + 1));
        float rate = (float) (adam.getLearningRate(iteration, epoch) * correction);
        return (g, states, count) -> {
            float[] m = states[0];
            float[] s = states[1];
            for (int i = 0; i < count; i++) {
                float mean = beta1 * m[i] + (1 - beta1) * g[i];
                float square = beta2 * s[i] + (1 - beta2) * g[i] * g[i];
                m[i] = mean;
                s[i] = square;
                g[i] = rate * mean / ((float) Math.sqrt(square) + epsilon);
            }
        };
    }

    /** As Adam, but the largest s so far, u ← max(u, s), is divided by. */
    private static Kernel amsGrad(IUpdater updater, int iteration, int epoch) {
        AMSGrad rule = (AMSGrad) updater;
        float beta1 = (float) rule.getBeta1();
        float beta2 = (float) rule.getBeta2();
        float epsilon = (float) rule.getEpsilon();
        double correction = Math.sqrt(1 - Math.pow(rule.getBeta2(), iteration + 1))
                / (1 - Math.pow(rule.getBeta1(), iteration + 1));
        float rate = (float) (rule.getLearningRate(iteration, epoch) * correction);
        return (g, states, count) -> {
            float[] m = states[0];
            float[] s = states[1];
            float[] u = states[2];
            for (int i = 0; i < count; i++) {
                float mean = beta1 * m[i] + (1 - beta1) * g[i];
                float square = beta2 * s[i] + (1 - beta2) * g[i] * g[i];
                m[i] = mean;
                s[i] = square;
                u[i] = Math.max(u[i], square);
                g[i] = rate * mean / ((float) Math.sqrt(u[i]) + epsilon);
            }
        };
    }
}
