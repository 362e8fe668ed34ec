package dev.parzen.objective;

import dev.parzen.objective.NeuralNetwork.EarlyStopping;
import dev.parzen.objective.NeuralNetwork.Loss;
import dev.parzen.objective.NeuralNetwork.Metric;
import java.util.List;
import java.util.Optional;

/**
 * A network without holes, and how to train it: what a trial's values make of a {@link NeuralNetwork}.
 *
 * @param layers the hidden layers, from the input on
 * @param output the output layer; it has a unit for each class
 * @param l2 λ of the term λ/2·‖W‖² that is added to the loss, for weights W but not for biases
 * @param weightDecay λ of w ← w − α λ w, beside the optimizer's step, for weights but not for biases
 * @param batchSize the most rows in a batch; the batches of an epoch are equally large but for one row
 * @param epochs the most that are run
 * @param shuffle whether each epoch visits the rows in an order of its own
 * @param seed what initial weights, orders and dropout are derived from
 */
public record ResolvedNetwork(
        List<Layer> layers,
        Output output,
        Loss loss,
        Updating updating,
        double l2,
        double weightDecay,
        int batchSize,
        int epochs,
        boolean shuffle,
        long seed,
        Metric metric,
        Optional<EarlyStopping> earlyStopping) {

    public ResolvedNetwork {
        layers = List.copyOf(layers);
    }

    /** The same network, trained for exactly so many epochs. */
    public ResolvedNetwork forExactly(int newEpochs) {
        return new ResolvedNetwork(
                layers,
                output,
                loss,
                updating,
                l2,
                weightDecay,
                batchSize,
                newEpochs,
                shuffle,
                seed,
                metric,
                Optional.empty());
    }

    /** One step of the computation. */
    public sealed interface Layer {
        /** The answer for the kind that this is. */
        <R> R map(Cases<R> cases);

        /** One answer for each kind of layer. */
        interface Cases<R> {
            R affine(Affine affine);

            R normalize(Normalize normalize);

            R activate(Activate activate);

            R drop(Drop drop);
        }
    }

    /** x W + b with {@code width} columns in W. */
    public record Affine(int width, Initialization initialization) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.affine(this);
        }
    }

    /** Batch normalisation (Ioffe and Szegedy 2015). */
    public record Normalize() implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.normalize(this);
        }
    }

    /** An activation function. */
    public record Activate(ActivationFunction function) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.activate(this);
        }
    }

    /** Dropout (Srivastava et al. 2014); {@code rate} is the share dropped, above 0. */
    public record Drop(double rate) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.drop(this);
        }
    }

    /** The output layer. */
    public record Output(ActivationFunction activation, Initialization initialization) {}

    /** An optimizer with its constants; see {@link Optimizer} for what each means. */
    public record Updating(
            Optimizer optimizer,
            double learningRate,
            double momentum,
            double rho,
            double beta1,
            double beta2,
            double epsilon) {}
}
