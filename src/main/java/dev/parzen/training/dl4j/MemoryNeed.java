package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Recur;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.lean.Step;
import dev.parzen.training.dl4j.loss.TargetEncoding;
import java.util.Locale;

/**
 * About how many bytes outside the heap are needed at once, known from shapes before anything is allocated.
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

    /** Our own steps have room for as many rows at least. */
    private static final long LEAST_ROWS = 128;

    /** About how many numbers they lay out of a convolution, if a row does not need more. */
    private static final long LAID_OUT = 1 << 18;

    /** A network is read into an array, and copied into its own. */
    private static final int READ = 2;

    /** That of a training. */
    static MemoryNeed of(ResolvedNetwork network, Dataset data) {
        int targets = TargetEncoding.of(data.target(), network.loss()).width();
        Architecture architecture = Configuration.architecture(network, data);
        long batch = Math.min(network.batching().size(), data.training().size());
        int sample = Math.min(data.training().size(), Gauge.TRAINING_ROWS_MEASURED);
        int validation = data.validation().size();
        return new MemoryNeed(
                NUMBER
                        * architecture.parameters()
                        * (COPIES + states(network.updating().optimizer())),
                isOwn(network, data, architecture, batch)
                        ? NUMBER * buffers(architecture, Math.max(batch, LEAST_ROWS))
                                + passing(validation, architecture)
                        : Math.max(
                                NUMBER * 2 * computed(architecture) * batch,
                                passing(Math.max(sample, validation), architecture)),
                NUMBER
                        * (2 * batch * (data.width() + targets)
                                + Probe.kept(sample, data.width(), architecture.widest())
                                + Probe.kept(validation, data.width(), architecture.widest())));
    }

    /** Whether the steps are our own, which keep what the layers compute in the heap. */
    private static boolean isOwn(ResolvedNetwork network, Dataset data, Architecture architecture, long batch) {
        return Step.isOwn(new Configuration(network, data).build(), architecture.parameters(), (int) batch);
    }

    /** How many numbers our own steps hand to matrix products: all of a batch, or a few rows of a convolution. */
    private static long buffers(Architecture architecture, long rows) {
        return architecture
                .stages()
                .mapToLong(stage -> {
                    if (stage.layer() instanceof Affine) {
                        return rows * (stage.input().size() + stage.output().size());
                    }
                    return stage.layer() instanceof Convolve
                            ? Math.max(LAID_OUT, stage.beside() + stage.output().size())
                            : 0;
                })
                .sum();
    }

    /** How many numbers DL4J computes of a row. */
    private static long computed(Architecture architecture) {
        return architecture
                .stages()
                .mapToLong(stage -> stage.output().size() + stage.beside())
                .sum();
    }

    /** That of a network which is read from a file and measured on the test part. */
    static MemoryNeed ofTest(Architecture architecture, Dataset data) {
        int rows = data.test().size();
        return new MemoryNeed(
                NUMBER * READ * architecture.parameters(),
                passing(rows, architecture),
                NUMBER * Probe.kept(rows, data.width(), architecture.widest()));
    }

    /** That of reading a network from a file, where its weights take so many bytes. */
    static MemoryNeed ofReading(long bytes) {
        return new MemoryNeed(READ * bytes, 0, 0);
    }

    /**
     * That of predicting for as many rows as go through the network at once.
     *
     * @param widest how many numbers it holds at once for a row
     */
    static MemoryNeed ofPredicting(int width, long widest) {
        int rows = Probe.atOnce(widest);
        return new MemoryNeed(0, NUMBER * 2 * widest * rows, NUMBER * rows * width);
    }

    /** What DL4J computes of rows that only pass; of what an LSTM keeps for its gradient it makes but a part then. */
    private static long passing(int rows, Architecture architecture) {
        long held = architecture
                .stages()
                .mapToLong(stage -> (stage.layer() instanceof Recur ? 1 : 2)
                        * (stage.input().size() + stage.output().size() + stage.beside()))
                .max()
                .orElseThrow();
        return NUMBER * held * Math.min(rows, Probe.atOnce(architecture.widest()));
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
                "About %.0f MB of memory outside the heap are needed (weights %.0f, activations %.0f, rows %.0f)",
                bytes() / MEGABYTE,
                weights / MEGABYTE,
                activations / MEGABYTE,
                rows / MEGABYTE);
    }
}
