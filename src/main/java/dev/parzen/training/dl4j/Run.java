package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.lean.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** One training from the beginning to its end, on one thread. */
final class Run implements AutoCloseable {
    /** While it trains, the best model is written no more often than this; the last is always written. */
    private static final double SAVE_EVERY_SECONDS = 5;

    private final ResolvedNetwork network;
    private final ModelFile modelFile;
    private final MultiLayerNetwork model;
    private final Step step;
    private final Batches batches;
    private final Gauge gauge;
    private final boolean hasValidation;
    private final Progress progress;
    private final Watch watch;
    private INDArray kept;
    private Optional<List<Double>> keptValues = Optional.empty();
    private OptionalInt keptEpoch = OptionalInt.empty();
    private double saved;

    Run(ResolvedNetwork network, Dataset data, ModelFile modelFile, Watch watch) {
        this.network = network;
        this.modelFile = modelFile;
        this.watch = watch;
        batches = new Batches(data, network);
        gauge = new Gauge(network, data);
        hasValidation = data.validation().size() > 0;
        progress = new Progress(network.watching());
        model = new MultiLayerNetwork(new Configuration(network, data).build());
        model.init();
        step = Step.of(model, batches.rows());
    }

    TrainingResult run(TrainingListener listener) {
        for (int index = 0; index < network.epochs(); index++) {
            double began = watch.seconds();
            Nd4j.getRandom().setSeed(EpochSeed.LAYERS.of(network.seed(), index));
            if (!batches.allOfEpoch(index, this::step)) {
                return brokenOff(index);
            }
            Epoch epoch = measured(index, began);
            Optional<Metric> lost = notFinite(epoch);
            if (lost.isPresent()) {
                return ended(
                        Ending.DIVERGED,
                        lost.get().label() + " became " + epoch.of(lost.get()) + " in epoch " + index,
                        index);
            }
            keep(epoch);
            if (listener.afterEpoch(epoch) == Answer.STOP) {
                return ended(Ending.STOPPED, "told to stop after epoch " + index, index + 1);
            }
            if (progress.isExhausted()) {
                return ended(Ending.EARLY_STOPPED, run(index + 1) + best(), index + 1);
            }
            if (isTimeUp()) {
                return outOfTime(index + 1);
            }
        }
        return ended(Ending.COMPLETED, "all " + network.epochs() + " epochs were run", network.epochs());
    }

    /** Trains on one batch; false if the training cannot or must not go on. */
    private boolean step(DataSet batch) {
        return Double.isFinite(step.on(batch)) && !Thread.currentThread().isInterrupted() && !isTimeUp();
    }

    /** The end of a training in the middle of an epoch. */
    private TrainingResult brokenOff(int index) {
        if (Thread.currentThread().isInterrupted()) {
            return ended(Ending.STOPPED, "interrupted in epoch " + index, index);
        }
        return Double.isFinite(model.score())
                ? outOfTime(index)
                : ended(Ending.DIVERGED, "the loss became " + model.score() + " in epoch " + index, index);
    }

    private boolean isTimeUp() {
        return network.timeLimit()
                .map(limit -> watch.seconds() >= seconds(limit))
                .orElse(false);
    }

    private TrainingResult outOfTime(int epochs) {
        String limit = "the time limit of " + seconds(network.timeLimit().orElseThrow()) + " s was reached";
        return epochs == 0
                ? ended(
                        Ending.TIME_LIMIT,
                        limit + " before the first epoch ended: allow more time, or a smaller network, fewer rows or"
                                + " larger batches",
                        epochs)
                : ended(Ending.TIME_LIMIT, limit + ": " + run(epochs) + best(), epochs);
    }

    private String run(int epochs) {
        return epochs + " of " + network.epochs() + " epochs were run";
    }

    private String best() {
        return ", the best was epoch " + progress.bestEpoch() + ", counted from 0";
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private Epoch measured(int index, double began) {
        Map<Metric, Double> figures = gauge.measure(step::outputs, () -> watch.seconds() / (index + 1));
        double value = figures.getOrDefault(network.watching().monitor(), Double.NaN);
        return new Epoch(index, figures, watch.seconds() - began, progress.isBest(value));
    }

    /** A figure of the epoch that is NaN or infinite, with which no trial can be judged. */
    private static Optional<Metric> notFinite(Epoch epoch) {
        return epoch.figures().keySet().stream()
                .filter(metric -> !Double.isFinite(epoch.of(metric)))
                .findFirst();
    }

    private void keep(Epoch epoch) {
        if (hasValidation && !progress.keeps()) {
            return;
        }
        keptValues = hasValidation ? Optional.of(epoch.of(network.metrics())) : Optional.empty();
        keptEpoch = OptionalInt.of(epoch.index());
        if (kept == null) {
            kept = model.params().dup();
        } else {
            kept.assign(model.params());
        }
        if (watch.seconds() - saved > SAVE_EVERY_SECONDS) {
            modelFile.save(model);
            saved = watch.seconds();
        }
    }

    private TrainingResult ended(Ending ending, String reason, int epochs) {
        if (kept != null) {
            model.setParams(kept);
            modelFile.save(model);
        }
        boolean isResult = kept != null && hasValidation && ending.isOfItsOwn();
        return new TrainingResult(
                ending,
                reason,
                keptValues,
                keptEpoch,
                epochs,
                isResult ? Optional.of(gauge.ofValidation(model)) : Optional.empty());
    }

    @Override
    public void close() {
        batches.close();
        gauge.close();
        if (kept != null) {
            kept.close();
        }
        step.close();
        model.close();
        Workspaces.release();
    }
}
