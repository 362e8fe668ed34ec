package dev.parzen.training.dl4j.rule;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** An update rule that DL4J does not have, or has with another formula. A model file never holds it. */
public abstract class OwnRule implements IUpdater {
    private static final long serialVersionUID = 1L;

    private final int states;
    private final double[] constants;
    private double learningRate;

    /**
     * @param states how many numbers it remembers for each weight; they begin at 0
     * @param constants all but the learning rate
     */
    OwnRule(int states, double learningRate, double... constants) {
        this.states = states;
        this.learningRate = learningRate;
        this.constants = constants;
    }

    /** The nearest rule that DL4J has. */
    public abstract IUpdater inDl4j();

    /** Turns the gradient into what is subtracted from the weights, at step {@code t}, counted from 1. */
    abstract void step(INDArray gradient, INDArray[] state, int t);

    double learningRate() {
        return learningRate;
    }

    double constant(int i) {
        return constants[i];
    }

    @Override
    public long stateSize(long parameters) {
        return states * parameters;
    }

    @Override
    public GradientUpdater<OwnRule> instantiate(INDArray view, boolean initialize) {
        Memory memory = new Memory(this);
        memory.setStateViewArray(view, view.shape(), view.ordering(), initialize);
        return memory;
    }

    @Override
    public GradientUpdater<OwnRule> instantiate(Map<String, INDArray> state, boolean initialize) {
        Memory memory = new Memory(this);
        memory.setState(state, initialize);
        return memory;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return learningRate;
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double rate, ISchedule schedule) {
        if (schedule != null) {
            throw new UnsupportedOperationException("The learning rate is set before each epoch.");
        }
        learningRate = rate;
    }

    @Override
    public OwnRule clone() {
        try {
            return (OwnRule) super.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** DL4J updates layers whose rules are equal together. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OwnRule rule
                && rule.getClass() == getClass()
                && Double.compare(rule.learningRate, learningRate) == 0
                && Arrays.equals(rule.constants, constants);
    }

    @Override
    public int hashCode() {
        return getClass().hashCode() + 31 * Arrays.hashCode(constants);
    }

    /** The state of the rule for some of a network's weights. */
    private static final class Memory implements GradientUpdater<OwnRule> {
        private final OwnRule rule;
        private final INDArray[] state;

        Memory(OwnRule rule) {
            this.rule = rule;
            state = new INDArray[rule.states];
        }

        @Override
        public OwnRule getConfig() {
            return rule;
        }

        @Override
        public void setState(Map<String, INDArray> named, boolean initialize) {
            for (int i = 0; i < state.length; i++) {
                state[i] = named.get(Integer.toString(i));
            }
        }

        @Override
        public Map<String, INDArray> getState() {
            Map<String, INDArray> named = new LinkedHashMap<>();
            for (int i = 0; i < state.length; i++) {
                named.put(Integer.toString(i), state[i]);
            }
            return named;
        }

        @Override
        public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
            if (initialize) {
                view.assign(0);
            }
            INDArray flat = view.reshape(view.length());
            long n = view.length() / state.length;
            for (int i = 0; i < state.length; i++) {
                INDArray part = flat.get(NDArrayIndex.interval(i * n, (i + 1) * n));
                state[i] = view.rank() == 1 ? part : part.reshape(1, n);
            }
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            rule.step(gradient, state, iteration + 1);
        }
    }
}
