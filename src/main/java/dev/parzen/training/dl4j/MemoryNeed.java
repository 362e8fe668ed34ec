package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Recur;
import dev.parzen.objective.network.architecture.Stage;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.loss.TargetEncoding;
import java.util.Locale;

/**
 * About how many bytes outside the heap a training needs at once, known from shapes before anything is allocated.
 *
 * @param weights the weights, their gradient, the optimizer's states, the best model so far, and once more for what comes
 *     and goes
 * @param activations what the layers compute of a batch, forwards and backwards, or of the rows that are measured at once
 * @param rows batches, and the rows that every epoch is measured on
 */
record MemoryNeed(long weights, long activations, long rows) {
    static final double MEGABYTE = 1 << 20;

    private static final long NUMBER = Float.BYTES;
    private static final int COPIES = 4;

    /** What the four gates of an LSTM keep of each step, in numbers a unit. */
    private static final int GATES = 8;

    static MemoryNeed of(ResolvedNetwork network, Dataset data) {
        TargetEncoding encoding = TargetEncoding.of(data.target(), network.loss());
        Architecture architecture = network.architecture(data.row(), encoding.width());
        long batch = Math.min(network.batching().size(), data.training().size());
        long measured = measured(data);
        long computed = architecture.stages().mapToLong(MemoryNeed::computed).sum();
        long widest =
                architecture.stages().mapToLong(MemoryNeed::computed).max().orElse(0);
        long row = (long) data.width() + encoding.width();
        return new MemoryNeed(
                NUMBER
                        * architecture.parameters()
                        * (COPIES + states(network.updating().optimizer())),
                NUMBER * Math.max(2 * computed * batch, 2 * widest * Math.min(measured, Probe.CHUNK)),
                NUMBER * row * (2 * batch + measured));
    }

    private static long measured(Dataset data) {
        return Math.min(data.training().size(), Gauge.TRAINING_ROWS_MEASURED)
                + (long) data.validation().size();
    }

    /** How many numbers a layer computes of a row, with the windows that a convolution lays side by side. */
    private static long computed(Stage stage) {
        long outputs = stage.output().size();
        if (stage.layer() instanceof Convolve convolve) {
            long window =
                    (long) Math.pow(convolve.window().size(), convolve.window().axes());
            return outputs
                    + outputs / convolve.filters() * window * stage.input().channels();
        }
        return stage.layer() instanceof Recur recur
                ? (long) GATES
                                * recur.units()
                                * stage.input().size()
                                / stage.input().channels()
                        + outputs
                : outputs;
    }

    /** How many numbers an optimizer remembers of each weight. */
    private static int states(Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> 0;
            case MOMENTUM, NESTEROV, ADAGRAD, RMSPROP -> 1;
            case ADADELTA, ADAM, ADAMW, NADAM -> 2;
            case AMSGRAD -> 3;
        };
    }

    long bytes() {
        return weights + activations + rows;
    }

    /** The beginning of a sentence for people. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "The training needs about %.0f MB of memory outside the heap (weights %.0f, activations %.0f, rows %.0f)",
                bytes() / MEGABYTE,
                weights / MEGABYTE,
                activations / MEGABYTE,
                rows / MEGABYTE);
    }
}
