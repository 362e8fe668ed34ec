package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.RatePlan;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.ResolvedNetwork.Course;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.lean.Step;
import dev.parzen.training.dl4j.model.ModelFile;
import dev.parzen.training.dl4j.rows.Batches;
import dev.parzen.training.dl4j.rows.EpochSeed;
import dev.parzen.training.dl4j.rule.Tables;
import dev.parzen.training.dl4j.rule.Updaters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** One training from the beginning to its end, on one thread. */
final class Run implements AutoCloseable {
    static {
        CrashReportingUtil.crashDumpsEnabled(false); // it would write a file into the working directory
    }

    private final ResolvedNetwork network;
    private final Course course;
    private final ModelFile modelFile;
    private final MultiLayerNetwork model;
    private final Step step;
    private final Batches batches;
    private final Gauge gauge;
    private final boolean hasValidation;
    private final Supplier<byte[]> identity;

    private final Taken taken = new Taken();
    private Progress progress;
    private Watch watch;
    private int next;
    private RatePlan.State pace;
    private INDArray kept;
    private Optional<List<Double>> keptValues = Optional.empty();
    private OptionalInt keptEpoch = OptionalInt.empty();

    Run(ResolvedNetwork network, Dataset data, ModelFile modelFile, Watch watch) {
        this.network = network;
        course = network.course();
        this.modelFile = modelFile;
        this.watch = watch;
        hasValidation = data.validation().size() > 0;
        progress = new Progress(course.watching());
        identity = Identity.later(() -> Identity.of(network, data));
        model = new MultiLayerNetwork(new Configuration(network, data).build());
        pace = network.updating().rates().first();
        try {
            batches = new Batches(data, network);
            taken.push(batches::close);
            gauge = new Gauge(network, data);
            taken.push(gauge::close);
            model.init();
            taken.push(() -> LibraryMemory.close(model));
            Optional<Tables> tables = Tables.of(Configuration.architecture(network, data));
            tables.ifPresent(all -> {
                taken.push(all::close);
                all.begin(model);
            });
            Updaters.confine(model, network.regularization().clipping(), tables);
            step = Step.of(model, batches.rows());
            taken.push(step::close);
        } catch (RuntimeException | Error failed) {
            taken.closeAfter(failed);
            throw failed;
        }
    }

    TrainingResult run(TrainingListener listener, Checkpoints checkpoints) {
        checkpoints.restore(this::restored);
        for (int index = next; index < course.epochs(); index++) {
            double began = watch.seconds();
            Nd4j.getRandom().setSeed(EpochSeed.LAYERS.of(course.seed(), index));
            Updaters.setLearningRate(model, pace.rate());
            if (!batches.allOfEpoch(index, this::step)) {
                return brokenOff(index);
            }
            Epoch epoch = measured(index, began);
            pace = network.updating().rates().next(pace, index, metric -> monitored(metric, epoch));
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
            int last = index;
            if (last + 1 < course.epochs() && !checkpoints.afterEpoch(last, target -> write(last, target))) {
                return ended(Ending.STOPPED, "left after epoch " + last, last + 1);
            }
        }
        return ended(Ending.COMPLETED, "all " + course.epochs() + " epochs were run", course.epochs());
    }

    private void write(int epoch, OutputStream target) throws IOException {
        INDArray updater = model.getUpdater().getStateViewArray();
        CheckpointFile.write(
                new Snapshot(
                        epoch,
                        model.getIterationCount(),
                        progress.state(),
                        pace,
                        model.params().toFloatVector(),
                        updater == null ? new float[0] : updater.toFloatVector(),
                        kept == null ? new float[0] : kept.toFloatVector(),
                        keptValues,
                        keptEpoch,
                        watch.seconds()),
                identity.get(),
                target);
    }

    private Optional<String> restored(InputStream source) throws IOException {
        try {
            goOnFrom(CheckpointFile.read(source, identity.get()));
            return Optional.empty();
        } catch (Seal.UnusableException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    /** Does as if this had run the epochs up to that of the snapshot; before {@link #run}. */
    void goOnFrom(Snapshot snapshot) {
        assign(model.params(), snapshot.params());
        if (snapshot.updater().length > 0) {
            assign(model.getUpdater().getStateViewArray(), snapshot.updater());
        }
        if (snapshot.kept().length > 0) {
            assign(room(), snapshot.kept());
        }
        model.setIterationCount(snapshot.iterations());
        progress = new Progress(course.watching(), snapshot.progress());
        pace = snapshot.pace();
        watch = watch.after(snapshot.seconds());
        keptValues = snapshot.keptValues();
        keptEpoch = snapshot.keptEpoch();
        next = snapshot.epoch() + 1;
    }

    private static void assign(INDArray target, float[] values) {
        try (INDArray source = Nd4j.createFromArray(values)) {
            target.assign(source.reshape(target.shape()));
        }
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
        return course.timeLimit()
                .map(limit -> watch.seconds() >= seconds(limit))
                .orElse(false);
    }

    private TrainingResult outOfTime(int epochs) {
        String limit = "the time limit of " + seconds(course.timeLimit().orElseThrow()) + " s was reached";
        return epochs == 0
                ? ended(
                        Ending.TIME_LIMIT,
                        limit + " before the first epoch ended: allow more time, or a smaller network, fewer rows or"
                                + " larger batches",
                        epochs)
                : ended(Ending.TIME_LIMIT, limit + ": " + run(epochs) + best(), epochs);
    }

    private String run(int epochs) {
        return epochs + " of " + course.epochs() + " epochs were run";
    }

    private String best() {
        return ", the best was epoch " + progress.bestEpoch() + ", counted from 0";
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9; // more nanoseconds than a long has are a duration, too
    }

    private Epoch measured(int index, double began) {
        Map<Metric, Double> figures = gauge.measure(step::outputs, () -> watch.seconds() / (index + 1));
        double value = figures.getOrDefault(course.watching().monitor(), Double.NaN);
        return new Epoch(index, figures, pace.rate(), watch.seconds() - began, progress.isBest(value));
    }

    /** A figure of the epoch that is NaN or infinite, with which no trial can be judged. */
    private static Optional<Metric> notFinite(Epoch epoch) {
        return epoch.figures().keySet().stream()
                .filter(metric -> !Double.isFinite(epoch.of(metric)))
                .findFirst();
    }

    /** Without a validation part, the same measure of the training part; NaN if there is none. */
    private double monitored(Metric metric, Epoch epoch) {
        Metric known = hasValidation
                ? metric
                : metric.measure()
                        .flatMap(measure -> Metric.of(Metric.Side.TRAIN, measure))
                        .orElse(metric);
        return epoch.of(known);
    }

    private void keep(Epoch epoch) {
        if (hasValidation && !progress.keeps()) {
            return;
        }
        keptValues = hasValidation ? Optional.of(epoch.of(course.metrics())) : Optional.empty();
        keptEpoch = OptionalInt.of(epoch.index());
        room().assign(model.params());
    }

    /** Where the parameters of the model that is kept go. */
    private INDArray room() {
        if (kept == null) {
            kept = model.params().dup();
            taken.push(kept::close);
        }
        return kept;
    }

    private void save() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < course.metrics().size() && keptValues.isPresent(); i++) {
            values.put(course.metrics().get(i).label(), keptValues.get().get(i));
        }
        modelFile.save(model, values, keptEpoch.getAsInt() + 1);
    }

    private TrainingResult ended(Ending ending, String reason, int epochs) {
        if (kept != null) {
            model.setParams(kept);
            save();
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
        taken.close();
    }
}
