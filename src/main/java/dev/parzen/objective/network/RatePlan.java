package dev.parzen.objective.network;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The learning rate of every epoch: what a trial's values make of a {@link Schedule}. Notation: α the learning rate that
 * the network was given, e the epoch counted from 0, E the most epochs.
 */
public sealed interface RatePlan {

    /** The metric that it heeds, if it heeds one. */
    default Optional<Metric> monitor() {
        return Optional.empty();
    }

    /** The state in which the first epoch is run. */
    State first();

    /**
     * The state in which the epoch after this one is run.
     *
     * @param state that in which the epoch was run
     * @param epoch which one has ended, from 0
     * @param figures what was measured after it; NaN, which changes nothing, if it was not measured
     */
    State next(State state, int epoch, ToDoubleFunction<Metric> figures);

    /**
     * The learning rate of an epoch, and all that those after it depend on: a training that goes on with this goes on
     * as if it had never stopped.
     *
     * @param rate what weights are changed at
     * @param best the best figure so far, negated if larger is better; infinite before the first
     * @param waited epochs without an improvement
     * @param cooling epochs that are not counted yet
     */
    record State(double rate, double best, int waited, int cooling) {
        static State at(double rate) {
            return new State(rate, Double.POSITIVE_INFINITY, 0, 0);
        }
    }

    /** A plan that heeds no figures. */
    sealed interface ByEpoch extends RatePlan {
        /** The learning rate of an epoch, counted from 0. */
        double rate(int e);

        @Override
        default State first() {
            return State.at(rate(0));
        }

        @Override
        default State next(State state, int epoch, ToDoubleFunction<Metric> figures) {
            return State.at(rate(epoch + 1));
        }
    }

    /** α. */
    record Constant(double max) implements ByEpoch {
        @Override
        public double rate(int e) {
            return max;
        }
    }

    /** α f^⌊e/n⌋. */
    record Step(double max, double factor, int every) implements ByEpoch {
        @Override
        public double rate(int e) {
            return max * Math.pow(factor, e / every);
        }
    }

    /** α dᵉ. */
    record Exponential(double max, double decay) implements ByEpoch {
        @Override
        public double rate(int e) {
            return max * Math.pow(decay, e);
        }
    }

    /** (α − end) (1 − e/E)ᵖ + end: Keras's PolynomialDecay. */
    record Polynomial(double max, double power, double end, int epochs) implements ByEpoch {
        @Override
        public double rate(int e) {
            double left = 1 - (double) Math.min(e, epochs) / epochs;
            return (max - end) * Math.pow(left, power) + end;
        }
    }

    /**
     * With epochs counted from 1, n = e + 1, and a warm-up of W: α n/W up to n = W, then ½ α (1 + cos(π (n − W)/(E −
     * W))). So the W-th epoch has α, and the last one 0: it changes no weight.
     */
    record Cosine(double max, int warmUp, int epochs) implements ByEpoch {
        @Override
        public double rate(int e) {
            int n = Math.min(e + 1, epochs);
            return n <= warmUp
                    ? max * n / warmUp
                    : max / 2 * (1 + Math.cos(Math.PI * (n - warmUp) / (epochs - warmUp)));
        }
    }

    /**
     * From α/i by half a cosine to α in epoch u = w E − 1, from there by half a cosine to α/f in the last one, E − 1
     * (Smith 2018; the shape and u as in PyTorch's OneCycleLR). If u is not above 0, it begins with α.
     */
    record OneCycle(double max, double warmUp, double initialFactor, double finalFactor, int epochs)
            implements ByEpoch {
        @Override
        public double rate(int e) {
            double up = Math.max(0, warmUp * epochs - 1);
            if (e <= up) {
                return up == 0 ? max : between(max / initialFactor, max, e / up);
            }
            return between(max, max / finalFactor, Math.min(1, (e - up) / (epochs - 1 - up)));
        }

        private static double between(double from, double to, double share) {
            return to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
        }
    }

    /**
     * Keras's ReduceLROnPlateau: when the figure has not become better than the best by more than {@code minDelta} for
     * {@code patience} epochs, the rate is multiplied by {@code factor}, but becomes no smaller than {@code minLr}; then
     * {@code cooldown} epochs are not counted.
     */
    record ReduceOnPlateau(
            double max,
            Metric heeded,
            boolean minimizing,
            double factor,
            int patience,
            double minDelta,
            int cooldown,
            double minLr)
            implements RatePlan {
        @Override
        public Optional<Metric> monitor() {
            return Optional.of(heeded);
        }

        @Override
        public State first() {
            return State.at(max);
        }

        @Override
        public State next(State state, int epoch, ToDoubleFunction<Metric> figures) {
            double figure = figures.applyAsDouble(heeded) * (minimizing ? 1 : -1);
            if (Double.isNaN(figure)) {
                return state;
            }
            int cooling = Math.max(0, state.cooling - 1);
            if (figure < state.best - minDelta) {
                return new State(state.rate, figure, 0, cooling);
            }
            if (cooling > 0) {
                return new State(state.rate, state.best, 0, cooling);
            }
            int waited = (state.cooling > 0 ? 0 : state.waited) + 1;
            if (waited < patience || state.rate <= minLr) {
                return new State(state.rate, state.best, waited, 0);
            }
            return new State(Math.max(minLr, state.rate * factor), state.best, 0, cooldown);
        }
    }
}
