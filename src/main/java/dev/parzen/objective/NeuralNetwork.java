package dev.parzen.objective;

import dev.parzen.objective.data.Csv;
import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.Checkpointing;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.FinalTraining;
import dev.parzen.objective.network.GradientClipping;
import dev.parzen.objective.network.Imbalance;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.LayerConstants;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Measure;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.OutputActivation;
import dev.parzen.objective.network.OutputSpec;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.Schedule;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.setting.Mentions;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.objective.setting.SpaceCheck;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A network to train in every trial, with holes where a trial's parameters go. Its input is as wide as the data's rows,
 * its output has a unit for each class, label or quantity.
 */
@Described("A worker trains a neural network: rows of a data set are mapped to classes, labels or quantities.")
public record NeuralNetwork(
        @Described("What it learns from.") DataSpec data,

        @Described(value = "How rows are read as images or sequences; null: as the data have it.", byDefault = "null")
        Optional<InputSpec> input,

        @Described("The hidden layers, from the input on.") List<LayerSpec> layers,

        @Described(value = "The output layer; it has a unit for each class, label or quantity.", byDefault = "{}")
        OutputSpec output,

        @Described(value = "The constants of activations and initialisations.", byDefault = "{}")
        LayerConstants layerConstants,

        @Described(
                value = "What training makes small; auto: cross-entropy for classes, binary-cross-entropy for several"
                        + " labels, mean-squared-error for quantities.",
                byDefault = "\"auto\"")
        Setting<Loss> loss,

        @Described(value = "The rule that changes the weights.", byDefault = "\"Adam\"")
        Setting<Optimizer> optimizer,

        @Described(value = "The learning rate.", byDefault = "0.001")
        Setting<Double> learningRate,

        @Described(value = "How the learning rate changes from epoch to epoch.", byDefault = "{\"type\": \"constant\"}")
        Schedule schedule,

        @Described(value = "The constants of the optimizer.", byDefault = "{}")
        Optimizer.Constants constants,

        @Described(value = "λ of the term λ·Σ|w| added to the loss; weights only.", byDefault = "0")
        Setting<Double> l1,

        @Described(value = "λ of the term λ/2·‖W‖² added to the loss; weights only.", byDefault = "0")
        Setting<Double> l2,

        @Described(
                value = "λ of the step w ← w − learningRate·λ·w, apart from the loss; weights only. null: 0.01 with"
                        + " AdamW, else 0.",
                byDefault = "null")
        Optional<Setting<Double>> weightDecay,

        @Described(value = "How gradients are kept from being too large.", byDefault = "{\"type\": \"none\"}")
        GradientClipping gradientClipping,

        @Described(
                value = "After each step, the weights that lead to a unit are scaled down to this norm if theirs is"
                        + " larger; null: never.",
                byDefault = "null")
        Optional<Setting<Double>> maxNorm,

        @Described(
                value = "The most rows in a batch; all batches of an epoch are equally large but for one row.",
                byDefault = "32")
        Setting<Integer> batchSize,

        @Described(value = "The most passes over the training part.", byDefault = "50")
        Setting<Integer> epochs,

        @Described(value = "Whether every epoch visits the rows in an order of its own.", byDefault = "true")
        boolean shuffle,

        @Described(
                value = "What is done where some classes have fewer rows: oversampling repeats theirs, so that an epoch"
                        + " visits each class equally often.",
                byDefault = "\"none\"")
        Setting<Imbalance> imbalance,

        @Described(
                value = "How many times the loss of a row of a class counts in training, by the name of the class; the"
                        + " others count once. Multiplied with the weights that imbalance asks for.",
                byDefault = "{}")
        Map<String, Double> classWeights,

        @Described(
                value = "What initial weights, orders and dropout are derived from, in every trial.",
                byDefault = "0")
        long seed,

        @Described(
                value =
                        "What is reported after each epoch (with folds: each fold), one metric or a list: a value for each direction of the"
                                + " study. The trial's values are those of the model kept.",
                byDefault = "\"validation-loss\"")
        OneOrMore<Metric> metric,

        @Described(value = "When to stop before the last epoch; null: never.", byDefault = "{}")
        Optional<EarlyStopping> earlyStopping,

        @Described(
                value = "How long a trial may train (PT10M); then it ends with the best model so far. null: for ever.",
                byDefault = "null")
        Optional<Duration> timeLimit,

        @Described(
                value = "When the state of a running trial is kept, so that another worker can go on with it; null:"
                        + " never, only the best model at the end.",
                byDefault = "{}")
        Optional<Checkpointing> checkpoints,

        @Described(
                value = "How the end of the study evaluates the best trial on the test part; with folds it is retrain.",
                byDefault = "\"best-model\"")
        FinalTraining finalTraining)
        implements ObjectiveSpec {

    static final Rule<Optimizer> OPTIMIZER = Rule.oneOf(Optimizer.class);
    static final Rule<Integer> BATCH_SIZE = Rule.whole(1, 1_000_000);
    static final Rule<Imbalance> IMBALANCE = Rule.oneOf(Imbalance.class);
    private static final Shape DRAWN = Shape.of(28, 28, 1);
    static final Rule<Integer> EPOCHS = Rule.whole(1, 1_000_000);

    public NeuralNetwork {
        layers = List.copyOf(layers);
        OPTIMIZER.require("optimizer", optimizer);
        Rule.positive().require("learningRate", learningRate);
        Rule.notNegative().require("l1", l1);
        Rule.notNegative().require("l2", l2);
        weightDecay.ifPresent(given -> Rule.notNegative().require("weightDecay", given));
        maxNorm.ifPresent(given -> Rule.positive().require("maxNorm", given));
        BATCH_SIZE.require("batchSize", batchSize);
        IMBALANCE.require("imbalance", imbalance);
        requireClasses(imbalance, data.task());
        classWeights = Map.copyOf(classWeights);
        requireWeights(classWeights, data.task());
        EPOCHS.require("epochs", epochs);
        requirePlain(data, input);
        output.requireFits(data.task());
        timeLimit.ifPresent(NeuralNetwork::requireLimit);
        finalTraining = data.split().folds().isPresent() ? FinalTraining.RETRAIN : finalTraining;
        requireLoss(loss, data.task(), output.activation(), metric);
    }

    private static void requireLimit(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new InvalidValueException(
                    "timeLimit", "timeLimit is " + limit + ": give a duration above 0, or null for none.");
        }
    }

    private static void requirePlain(DataSpec data, Optional<InputSpec> input) {
        boolean isEmbedded = data instanceof Csv csv && csv.embedsColumns();
        if (isEmbedded && input.isPresent()) {
            throw new InvalidValueException(
                    "input",
                    "input says how rows are to be read, but columns of the data are embedded, which makes plain rows of"
                            + " them: leave input out.");
        }
    }

    private static void requireLoss(
            Setting<Loss> loss, Task task, OutputActivation activation, OneOrMore<Metric> metrics) {
        if (loss instanceof Setting.Fixed<Loss> fixed) {
            fixed.value().requireFits(task);
            fixed.value().requireFits(activation);
        } else if (metrics.values().stream().anyMatch(metric -> metric.measure().equals(Optional.of(Measure.LOSS)))) {
            throw new InvalidValueException(
                    "metric",
                    "metric is a loss, and the loss differs from trial to trial: values of different losses cannot be"
                            + " compared; give another metric, or one loss.");
        }
    }

    private static void requireWeights(Map<String, Double> weights, Task task) {
        if (task != Task.CLASSIFICATION && !weights.isEmpty()) {
            throw new InvalidValueException(
                    "classWeights", "The data have no classes that could be weighed: leave classWeights out.");
        }
        weights.forEach((name, weight) -> Resolution.under("classWeights", () -> {
            Rule.notNegative().require(name, Setting.of(weight));
            return weight;
        }));
    }

    private static void requireClasses(Setting<Imbalance> imbalance, Task task) {
        if (task != Task.CLASSIFICATION && !imbalance.equals(Setting.of(Imbalance.NONE))) {
            throw new InvalidValueException(
                    "imbalance", "The data have no classes whose rows could be counted: leave imbalance out.");
        }
    }

    @Override
    public boolean runsInPool() {
        return true;
    }

    @Override
    public OptionalInt valueCount() {
        return OptionalInt.of(metric.size());
    }

    @Override
    public List<Wish> wishes() {
        return metric.values().stream()
                .map(each -> new Wish(each.label(), each.isMinimized()))
                .toList();
    }

    @Override
    public OptionalInt steps(SearchSpace space) {
        OptionalInt folds = data.split().folds();
        return folds.isPresent() ? folds : Rule.largest(epochs, space);
    }

    @Override
    public Optional<Steps> steps(Map<String, ParameterValue> values) {
        OptionalInt folds = data.split().folds();
        if (folds.isPresent()) {
            return Optional.of(new Steps(folds.getAsInt(), "fold"));
        }
        SettingReader trial = new SettingReader.InTrial(values);
        return trial.isActive(epochs)
                ? Optional.of(new Steps(trial.read("epochs", epochs, EPOCHS), "epoch"))
                : Optional.empty();
    }

    @Override
    public void requireFits(SearchSpace space) {
        resolve(new SpaceCheck(space));
        knownRow().ifPresent(row -> requireShapes(space, RowForm.of(row)));
    }

    /** The shape of a row, where it is known without the data. */
    private Optional<Shape> knownRow() {
        return input.map(InputSpec::resolve)
                .or(() -> data instanceof DataSpec.DrawnDigits ? Optional.of(DRAWN) : Optional.empty());
    }

    /**
     * Checks that there are trials whose layers fit together. Those that do not fit in some trials only are left to fail
     * there.
     *
     * @param row what the data's rows are
     * @throws InvalidValueException if no trial of many was found; it points to the layer that does not fit
     */
    public void requireShapes(SearchSpace space, RowForm row) {
        new ShapeCheck(this, space).requireFits(row);
    }

    @Override
    public void requireUses(SearchSpace space) {
        Mentions mentions = new Mentions(space);
        resolve(mentions);
        mentions.requireAll();
    }

    @Override
    public void requireNew() {
        new NewNetwork(this).require();
    }

    /** All metrics that trials are judged by or that are watched. */
    public Set<Metric> metrics() {
        Set<Metric> all = EnumSet.copyOf(metric.values());
        earlyStopping.flatMap(EarlyStopping::monitor).ifPresent(all::add);
        schedule.watched().ifPresent(all::add);
        return all;
    }

    /**
     * The network of one trial.
     *
     * @param values the values of the trial's active parameters, by name
     * @throws InvalidValueException if a setting finds no parameter, or one whose value cannot serve
     */
    public ResolvedNetwork resolve(Map<String, ParameterValue> values) {
        return resolve(new SettingReader.InTrial(values));
    }

    private ResolvedNetwork resolve(SettingReader reader) {
        return new Resolution(this, reader).network();
    }
}
