package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.data.Dataset;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** One training from the beginning to its end, on one thread. */
final class Run implements AutoCloseable {
    private static final int TRAINING_ROWS_MEASURED = 5000;

    /** While it trains, the best model is written no more often than this; the last is always written. */
    private static final long SAVE_EVERY = Duration.ofSeconds(5).toNanos();

    private final ResolvedNetwork network;
    private final ModelFile modelFile;
    private final MultiLayerNetwork model;
    private final Batches batches;
    private final Probe training;
    private final Probe validation;
    private final boolean hasValidation;
    private final Progress progress;
    private INDArray kept;
    private OptionalDouble keptValue = OptionalDouble.empty();
    private OptionalInt keptEpoch = OptionalInt.empty();
    private long saved = System.nanoTime();

    Run(ResolvedNetwork network, Dataset data, ModelFile modelFile) {
        this.network = network;
        this.modelFile = modelFile;
        batches = new Batches(data, network);
        training = new Probe(data.training(), data, network.loss(), TRAINING_ROWS_MEASURED);
        validation = new Probe(data.validation(), data, network.loss(), Integer.MAX_VALUE);
        hasValidation = data.validation().size() > 0;
        progress = new Progress(network);
        model = new MultiLayerNetwork(new Configuration(network, data).build());
        model.init();
    }

    TrainingResult run(TrainingListener listener) {
        for (int index = 0; index < network.epochs(); index++) {
            long began = System.nanoTime();
            Nd4j.getRandom().setSeed(EpochSeed.LAYERS.of(network.seed(), index));
            if (!batches.allOfEpoch(index, this::step)) {
                return Thread.currentThread().isInterrupted()
                        ? ended(Ending.STOPPED, "interrupted in epoch " + index, index)
                        : ended(Ending.DIVERGED, "the loss became " + model.score() + " in epoch " + index, index);
            }
            Epoch epoch = measured(index, began);
            if (!Double.isFinite(epoch.trainingLoss()) || hasValidation && !Double.isFinite(epoch.validationLoss())) {
                return ended(Ending.DIVERGED, "a loss became NaN or infinite in epoch " + index, index);
            }
            keep(epoch);
            if (listener.afterEpoch(epoch) == Answer.STOP) {
                return ended(Ending.STOPPED, "told to stop after epoch " + index, index + 1);
            }
            if (progress.isExhausted()) {
                return ended(
                        Ending.EARLY_STOPPED,
                        (index + 1) + " of " + network.epochs() + " epochs were run, the best was epoch "
                                + progress.bestEpoch() + ", counted from 0",
                        index + 1);
            }
        }
        return ended(Ending.COMPLETED, "all " + network.epochs() + " epochs were run", network.epochs());
    }

    /** Trains on one batch; false if the training cannot or must not go on. */
    private boolean step(DataSet batch) {
        model.fit(batch);
        return Double.isFinite(model.score()) && !Thread.currentThread().isInterrupted();
    }

    private Epoch measured(int index, long began) {
        Probe.Figures onTraining = training.measure(model);
        Probe.Figures onValidation = validation.measure(model);
        double value = network.metric() == Metric.VALIDATION_LOSS ? onValidation.loss() : onValidation.accuracy();
        return new Epoch(
                index,
                value,
                onTraining.loss(),
                onTraining.accuracy(),
                onValidation.loss(),
                onValidation.accuracy(),
                (System.nanoTime() - began) / 1e9,
                progress.isBest(value));
    }

    private void keep(Epoch epoch) {
        if (!epoch.best() && hasValidation && progress.keepsBest()) {
            return;
        }
        keptValue = hasValidation ? OptionalDouble.of(epoch.value()) : OptionalDouble.empty();
        keptEpoch = OptionalInt.of(epoch.index());
        if (kept == null) {
            kept = model.params().dup();
        } else {
            kept.assign(model.params());
        }
        if (System.nanoTime() - saved > SAVE_EVERY) {
            modelFile.save(model);
            saved = System.nanoTime();
        }
    }

    private TrainingResult ended(Ending ending, String reason, int epochs) {
        if (kept != null) {
            model.setParams(kept);
            modelFile.save(model);
        }
        return new TrainingResult(ending, reason, keptValue, keptEpoch, epochs);
    }

    @Override
    public void close() {
        batches.close();
        training.close();
        validation.close();
        if (kept != null) {
            kept.close();
        }
        model.close();
        Workspaces.release();
    }
}
