package dev.parzen.training;

import dev.parzen.objective.network.architecture.Architecture;
import java.util.Optional;

/**
 * One trial's network with its data. Each call works on the calling thread alone, and the same network, values and data
 * give the same figures, bit for bit, whatever runs beside it. Each may wait until others in the process leave it the
 * memory that it needs outside the heap, and throws {@link MemoryException} if it can never have that.
 */
public interface Training {

    /** The network layer by layer, with shapes and numbers of parameters. */
    Architecture architecture();

    /**
     * Trains, and at the end writes the model that is kept to the model file. Between two batches it heeds
     * {@link Thread#isInterrupted()}, which ends it like the listener's STOP.
     *
     * <p>Of data with folds it trains a network for each of them, from the beginning, and keeps no model; the listener hears
     * of each fold once, as of an epoch with the fold's number.
     *
     * @param checkpoints from where it goes on, if there is something, and where it leaves what it can go on from; the
     *     listener hears of the epochs that are run now
     */
    TrainingResult train(TrainingListener listener, Checkpoints checkpoints);

    /** Trains from the beginning, in one go. */
    default TrainingResult train(TrainingListener listener) {
        return train(listener, Checkpoints.NONE);
    }

    /**
     * Measures the model in the model file on the test part; empty if there is no test part.
     *
     * @throws java.io.UncheckedIOException if the model file cannot be read
     */
    Optional<TestMetrics> evaluate();

    /**
     * Trains from the beginning on the training and the validation part together, for exactly so many epochs, and
     * writes the last model to the model file. Features stay scaled as in {@link #train}. The listener's epochs have no
     * validation figures: they are NaN.
     */
    TrainingResult retrain(int epochs, TrainingListener listener);

    /**
     * Trains as {@link #train} does, but derives initial weights, orders and dropout from another seed. The parts of the
     * data stay as they are.
     */
    TrainingResult replicate(long seed, TrainingListener listener);
}
