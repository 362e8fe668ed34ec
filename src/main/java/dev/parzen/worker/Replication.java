package dev.parzen.worker;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Study;
import dev.parzen.training.Trainer;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult;
import dev.parzen.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Trains networks of complete trials again with other seeds. Every trial of a study has the same seed, and the best of
 * many is partly the one that this seed served best; what it is worth with others tells quality from luck.
 */
public final class Replication {
    private final Trainer trainer;
    private final Scratch scratch;

    public Replication(Trainer trainer, Scratch scratch) {
        this.trainer = trainer;
        this.scratch = scratch;
    }

    /**
     * The first seeds for replicates of a study: the same for each of its trials, so that they are compared under equal
     * chances, and none is that of the trials themselves. They have 53 bits, which JSON keeps in any language.
     */
    public static List<Long> seeds(NeuralNetwork network, int count) {
        return LongStream.iterate(1, i -> i + 1)
                .map(i -> mixed(network.seed() + i * 0x9E3779B97F4A7C15L) >>> 11)
                .filter(seed -> seed != network.seed())
                .distinct()
                .limit(count)
                .boxed()
                .toList();
    }

    /** Trains the network of a complete trial with another seed. */
    public Replicates.Run run(Study study, NeuralNetwork network, Trial trial, long seed) {
        Path file = scratch.file("replicate-" + study.id() + ".zip");
        try {
            TrainingResult result =
                    trainer.prepare(network, trial.parameterValues(), file).replicate(seed, TrainingListener.SILENT);
            return new Replicates.Run(seed, value(result), result.bestEpoch(), result.epochs());
        } finally {
            Scratch.delete(file);
        }
    }

    /** The first metric of the model that is kept; empty if the training diverged. */
    private static OptionalDouble value(TrainingResult result) {
        return result.ending() == TrainingResult.Ending.DIVERGED
                ? OptionalDouble.empty()
                : result.values()
                        .map(values -> OptionalDouble.of(values.get(0)))
                        .orElse(OptionalDouble.empty());
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014): neighbouring numbers become unrelated ones. */
    private static long mixed(long x) {
        long y = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        long z = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
