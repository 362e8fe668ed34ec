package dev.parzen.training.dl4j;

import dev.parzen.objective.network.RatePlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that the epochs after one of them depend on. What is random follows from the seed and the number of an epoch
 * alone: see {@link EpochSeed}.
 *
 * @param epoch the last that was run, from 0
 * @param iterations how many steps were made
 * @param pace what the learning rates to come depend on
 * @param params all weights, biases and running means
 * @param updater what the optimizer remembers; may be nothing
 * @param kept the parameters of the model that is kept; empty while there is none
 * @param keptValues its metrics
 * @param keptEpoch its epoch
 * @param seconds how long the training has run
 */
record Snapshot(
        int epoch,
        int iterations,
        Progress.State progress,
        RatePlan.State pace,
        float[] params,
        float[] updater,
        float[] kept,
        Optional<List<Double>> keptValues,
        OptionalInt keptEpoch,
        double seconds) {}
