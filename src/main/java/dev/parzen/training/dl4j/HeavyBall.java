package dev.parzen.training.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Plain momentum (Polyak 1964), which DL4J does not have: v ← μ v − α g; w ← w + v.
 *
 * @param learningRate α
 * @param momentum μ
 */
record HeavyBall(double learningRate, double momentum) implements IUpdater {
    private static final String VELOCITY = "V";

    /** The nearest rule that DL4J has. */
    Nesterovs inDl4j() {
        return new Nesterovs(learningRate, momentum);
    }

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<HeavyBall> instantiate(INDArray view, boolean initialize) {
        Velocity velocity = new Velocity(this);
        velocity.setStateViewArray(view, view.shape(), view.ordering(), initialize);
        return velocity;
    }

    @Override
    public GradientUpdater<HeavyBall> instantiate(Map<String, INDArray> state, boolean initialize) {
        Velocity velocity = new Velocity(this);
        velocity.setState(state, initialize);
        return velocity;
    }

    @Override
    public IUpdater clone() {
        return this;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return learningRate;
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    /** Never called: only DL4J's setLearningRate does, which nothing here uses, and no model file has this rule. */
    @Override
    public void setLrAndSchedule(double rate, ISchedule schedule) {
        throw new UnsupportedOperationException("The learning rate stays as it was made.");
    }

    /** The state of the rule for some of a network's weights. */
    private static final class Velocity implements GradientUpdater<HeavyBall> {
        private final HeavyBall rule;
        private INDArray v;

        Velocity(HeavyBall rule) {
            this.rule = rule;
        }

        @Override
        public HeavyBall getConfig() {
            return rule;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialize) {
            v = state.get(VELOCITY);
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of(VELOCITY, v);
        }

        @Override
        public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
            if (initialize) {
                view.assign(0);
            }
            v = view;
        }

        /** Turns the gradient into what is subtracted from the weights: −v. */
        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            v.muli(rule.momentum).subi(gradient.muli(rule.learningRate));
            gradient.assign(v).negi();
        }
    }
}
