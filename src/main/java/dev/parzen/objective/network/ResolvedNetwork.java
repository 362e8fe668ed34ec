package dev.parzen.objective.network;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.objective.network.architecture.Layer;
import dev.parzen.objective.network.architecture.LayerStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A network without holes, and how to train it: what a trial's values make of a {@link NeuralNetwork}.
 *
 * @param stack the input and the hidden layers
 * @param output the output layer; it has a unit for each class
 * @param scaling of the features that it is given
 */
public record ResolvedNetwork(
        LayerStack stack,
        Output output,
        Shaping shaping,
        Loss loss,
        Updating updating,
        Regularization regularization,
        Batching batching,
        Course course,
        Scaling scaling) {

    /** The hidden layers, from the input on. */
    public List<Layer> layers() {
        return stack.layers();
    }

    /**
     * The network layer by layer, with shapes and numbers of parameters.
     *
     * @param row what the data's rows are
     * @param outputs how many units the output layer has: one for each class, or for each number to be predicted
     * @throws dev.parzen.space.InvalidValueException if layers do not fit together or the rows; it points to the place
     */
    public Architecture architecture(RowForm row, int outputs) {
        return Architecture.of(stack, row, outputs, output.initialization());
    }

    /** The same network, trained in another course. */
    public ResolvedNetwork with(Course other) {
        return new ResolvedNetwork(stack, output, shaping, loss, updating, regularization, batching, other, scaling);
    }

    /** The output layer. */
    public record Output(ActivationFunction activation, Initialization initialization) {}

    /**
     * The constants of activations and initialisations.
     *
     * @param leakySlope what LeakyReLU multiplies negative sums by
     * @param initialDeviation the standard deviation of weights that begin as {@link Initialization#NORMAL}
     */
    public record Shaping(double leakySlope, double initialDeviation) {}

    /**
     * An optimizer with its constants; see {@link Optimizer} for what each means.
     *
     * @param learningRate that of the first epoch
     * @param rates those of all
     */
    public record Updating(
            Optimizer optimizer,
            double learningRate,
            RatePlan rates,
            double momentum,
            double rho,
            double beta1,
            double beta2,
            double epsilon) {}

    /**
     * What keeps weights W small; biases are left alone.
     *
     * @param l1 λ of the term λ·Σ|w| that is added to the loss
     * @param l2 λ of the term λ/2·‖W‖² that is added to the loss
     * @param weightDecay λ of W ← W − α λ W, beside the optimizer's step at learning rate α
     * @param clipping how large gradients may be
     * @param maxNorm the largest norm of the weights that lead to a unit; empty if there is none
     */
    public record Regularization(
            double l1, double l2, double weightDecay, GradientClipping.Limit clipping, OptionalDouble maxNorm) {}

    /**
     * How the training part is cut into batches.
     *
     * @param size the most rows in a batch; the batches of an epoch are equally large but for one row
     * @param shuffle whether each epoch visits the rows in an order of its own
     * @param imbalance what is done about rare classes
     * @param classWeights how many times the loss of a row counts, by its class; those that are missing count once
     */
    public record Batching(int size, boolean shuffle, Imbalance imbalance, Map<String, Double> classWeights) {}

    /**
     * How long training goes on, and what is looked at meanwhile.
     *
     * @param epochs the most that are run
     * @param seed what initial weights, orders and dropout are derived from
     * @param metrics what the trial is judged by: one for each of its values
     * @param timeLimit after which a training ends with what it has
     */
    public record Course(int epochs, long seed, List<Metric> metrics, Watching watching, Optional<Duration> timeLimit) {

        public Course {
            metrics = List.copyOf(metrics);
        }

        /** Exactly so many epochs, whatever they bring and however long they take. */
        public Course ofExactly(int newEpochs) {
            Watching toTheEnd = Watching.toTheEnd(watching.monitor());
            return new Course(newEpochs, seed, metrics, toTheEnd, Optional.empty());
        }

        /** The same by the chances of another seed. */
        public Course withSeed(long newSeed) {
            return new Course(epochs, newSeed, metrics, watching, timeLimit);
        }

        /** The same so many times within the time limit. */
        public Course withTimeShared(int trainings) {
            return new Course(epochs, seed, metrics, watching, timeLimit.map(limit -> limit.dividedBy(trainings)));
        }
    }

    /**
     * Which epoch's model is kept, and when training ends before the last epoch; see {@link EarlyStopping}.
     *
     * @param patience empty if it never ends before
     * @param startAfter the first epoch, from 0, that is watched
     */
    public record Watching(
            Metric monitor,
            boolean minimizing,
            OptionalInt patience,
            double minDelta,
            OptionalDouble baseline,
            boolean restoreBest,
            int startAfter) {

        /** Keeps the best epoch's model and never ends a training. */
        public static Watching toTheEnd(Metric monitor) {
            return new Watching(
                    monitor, monitor.isMinimized(), OptionalInt.empty(), 0, OptionalDouble.empty(), true, 0);
        }
    }
}
