package dev.parzen.objective.network.architecture;

import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork;

/**
 * About how many bytes a training takes outside the heap, beside its data; numbers have four.
 *
 * @param parameters the network's own, and those of the best epoch
 * @param gradients one for each parameter that training changes
 * @param optimizer what it remembers of each of these
 * @param activations the outputs of all layers for one batch with their gradients, and the most that a layer holds
 *     beside
 * @param batchSize the most rows in a batch
 */
public record Memory(long parameters, long gradients, long optimizer, long activations, int batchSize) {

    static Memory of(ResolvedNetwork network, Architecture architecture) {
        int rows = network.batching().size();
        long gradients = Float.BYTES * architecture.trainable();
        return new Memory(
                2 * Float.BYTES * architecture.parameters(),
                gradients,
                gradients * remembered(network.updating().optimizer()),
                Float.BYTES * rows * (2 * outputs(architecture) + largestBeside(architecture)),
                rows);
    }

    /** All of it. */
    public long total() {
        return parameters + gradients + optimizer + activations;
    }

    /** How many numbers the layers make of one row. */
    private static long outputs(Architecture architecture) {
        return architecture.input().size()
                + architecture
                        .stages()
                        .mapToLong(stage -> stage.output().size())
                        .sum();
    }

    private static long largestBeside(Architecture architecture) {
        return architecture.stages().mapToLong(Stage::beside).max().orElse(0);
    }

    /** How many numbers an optimizer remembers for each parameter. */
    private static int remembered(Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> 0;
            case MOMENTUM, NESTEROV, ADAGRAD, RMSPROP -> 1;
            case ADADELTA, ADAM, ADAMW, NADAM -> 2;
            case AMSGRAD -> 3;
        };
    }
}
