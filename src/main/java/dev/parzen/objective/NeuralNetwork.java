package dev.parzen.objective;

import dev.parzen.objective.reading.Mentions;
import dev.parzen.objective.reading.Rule;
import dev.parzen.objective.reading.SettingReader;
import dev.parzen.objective.reading.SpaceCheck;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A network to train in every trial, with holes where a trial's parameters go. Its input is as wide as the data's rows,
 * its output has a unit for each class.
 */
@Described("A worker trains a neural network that classifies the rows of a data set.")
public record NeuralNetwork(
        @Described("What it learns from.") DataSpec data,
        @Described("The hidden layers, from the input on.") List<LayerSpec> layers,

        @Described(value = "The output layer; it has a unit for each class.", byDefault = "{}")
        Output output,

        @Described(value = "What training makes small.", byDefault = "\"cross-entropy\"")
        Loss loss,

        @Described(value = "The rule that changes the weights.", byDefault = "\"Adam\"")
        Setting<Optimizer> optimizer,

        @Described(value = "The learning rate.", byDefault = "0.001")
        Setting<Double> learningRate,

        @Described(value = "The constants of the optimizer.", byDefault = "{}")
        Optimizer.Constants constants,

        @Described(value = "λ of the term λ/2·‖W‖² added to the loss; weights only.", byDefault = "0")
        Setting<Double> l2,

        @Described(
                value = "λ of the step w ← w − learningRate·λ·w, apart from the loss; weights only.",
                byDefault = "0")
        Setting<Double> weightDecay,

        @Described(
                value = "The most rows in a batch; all batches of an epoch are equally large but for one row.",
                byDefault = "32")
        Setting<Integer> batchSize,

        @Described(value = "The most passes over the training part.", byDefault = "50")
        int epochs,

        @Described(value = "Whether every epoch visits the rows in an order of its own.", byDefault = "true")
        boolean shuffle,

        @Described(
                value = "What initial weights, orders and dropout are derived from, in every trial.",
                byDefault = "0")
        long seed,

        @Described(
                value = "What is reported after each epoch; the trial's value is that of the model kept.",
                byDefault = "\"validation-loss\"")
        Metric metric,

        @Described(value = "When to stop before the last epoch; null: never.", byDefault = "{}")
        Optional<EarlyStopping> earlyStopping,

        @Described(
                value = "How the end of the study evaluates the best trial on the test part.",
                byDefault = "\"best-model\"")
        FinalTraining finalTraining)
        implements ObjectiveSpec {

    private static final Rule<Optimizer> OPTIMIZER = Rule.oneOf(Optimizer.class);
    private static final Rule<Integer> BATCH_SIZE = Rule.whole(1, 1_000_000);
    private static final int MOST_EPOCHS = 1_000_000;

    public NeuralNetwork {
        layers = List.copyOf(layers);
        OPTIMIZER.require("optimizer", optimizer);
        Rule.positive().require("learningRate", learningRate);
        Rule.notNegative().require("l2", l2);
        Rule.notNegative().require("weightDecay", weightDecay);
        BATCH_SIZE.require("batchSize", batchSize);
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new InvalidValueException(
                    "epochs", "epochs is " + epochs + ": give a whole number from 1 to " + MOST_EPOCHS + ".");
        }
        loss.requireFits(output.activation());
    }

    @Override
    public boolean runsInPool() {
        return true;
    }

    @Override
    public OptionalInt steps() {
        return OptionalInt.of(epochs);
    }

    @Override
    public void requireFits(SearchSpace space) {
        resolve(new SpaceCheck(space));
    }

    @Override
    public void requireUses(SearchSpace space) {
        Mentions mentions = new Mentions(space);
        resolve(mentions);
        mentions.requireAll();
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
        return new ResolvedNetwork(
                LayerSpec.resolve(layers, reader),
                output.resolve(reader),
                loss,
                updating(reader),
                reader.read("l2", l2, Rule.notNegative()),
                reader.read("weightDecay", weightDecay, Rule.notNegative()),
                reader.read("batchSize", batchSize, BATCH_SIZE),
                epochs,
                shuffle,
                seed,
                metric,
                earlyStopping);
    }

    private ResolvedNetwork.Updating updating(SettingReader reader) {
        Optimizer rule = reader.read("optimizer", optimizer, OPTIMIZER);
        double rate = reader.read("learningRate", learningRate, Rule.positive());
        try {
            return constants.resolve(rule, rate, reader);
        } catch (InvalidValueException refused) {
            throw refused.under("constants");
        }
    }

    /** The output layer's settings. */
    @Described("The output layer.")
    public record Output(
            @Described(value = "Its activation function; cross-entropy asks for softmax.", byDefault = "\"softmax\"")
            ActivationFunction activation,

            @Described(
                    value = "How its weights begin; auto: he before a rectifier, else xavier.",
                    byDefault = "\"auto\"")
            Setting<Initialization> initialization) {

        static final Output DEFAULTS = new Output(ActivationFunction.SOFTMAX, Setting.of(Initialization.AUTO));

        public Output {
            Rule.oneOf(Initialization.class).require("initialization", initialization);
        }

        ResolvedNetwork.Output resolve(SettingReader reader) {
            try {
                Initialization start = reader.read("initialization", initialization, Rule.oneOf(Initialization.class));
                return new ResolvedNetwork.Output(activation, start.before(activation));
            } catch (InvalidValueException refused) {
                throw refused.under("output");
            }
        }
    }

    /** What training makes small: the mean over the rows of what is given here for a row with outputs y and class c. */
    public enum Loss implements Labelled {
        /** −ln y_c, where y comes from a softmax. */
        CROSS_ENTROPY("cross-entropy"),
        /** The mean over the classes of (y − t)², where t is 1 for c and 0 for the others. */
        MEAN_SQUARED_ERROR("mean-squared-error");

        private final String label;

        Loss(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        private void requireFits(ActivationFunction output) {
            if (this == CROSS_ENTROPY && output != ActivationFunction.SOFTMAX) {
                throw new InvalidValueException(
                                "activation",
                                "The output's activation is " + output.label()
                                        + ": cross-entropy needs softmax; choose it, or the loss mean-squared-error.")
                        .under("output");
            }
        }
    }

    /** What the value of a trial is, measured on the validation part without any term for the weights. */
    public enum Metric implements Labelled {
        /** The mean loss of a row; smaller is better. */
        VALIDATION_LOSS("validation-loss"),
        /** The share of rows classified rightly; larger is better. */
        VALIDATION_ACCURACY("validation-accuracy");

        private final String label;

        Metric(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** True if smaller values are better. */
        public boolean isMinimized() {
            return this == VALIDATION_LOSS;
        }
    }

    /** When a training ends before its last epoch, with the meaning that Keras gives to it. */
    @Described("Stops when the metric has not improved for some epochs, and keeps the model of the best one.")
    public record EarlyStopping(
            @Described(value = "So many epochs without an improvement end the training.", byDefault = "7")
            int patience,

            @Described(value = "An improvement must be larger than this.", byDefault = "0")
            double minDelta,

            @Described(
                    value = "Whether smaller or larger is better; auto: as the metric has it.",
                    byDefault = "\"auto\"")
            Mode mode,

            @Described(
                    value = "Only an epoch better than this counts as an improvement that patience waits for.",
                    byDefault = "null")
            OptionalDouble baseline,

            @Described(
                    value = "Whether the model of the best epoch is kept; false: that of the last.",
                    byDefault = "true")
            boolean restoreBest) {

        static final EarlyStopping DEFAULTS = new EarlyStopping(7, 0, Mode.AUTO, OptionalDouble.empty(), true);

        public EarlyStopping {
            if (patience < 1) {
                throw new InvalidValueException("patience", "patience is " + patience + ": give at least 1.");
            }
            if (!(minDelta >= 0) || Double.isInfinite(minDelta)) {
                throw new InvalidValueException("minDelta", "minDelta is " + minDelta + ": give a number from 0 up.");
            }
        }
    }

    /** Which values of a metric are better. */
    public enum Mode implements Labelled {
        AUTO("auto"),
        MIN("min"),
        MAX("max");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** True if smaller values of {@code metric} are better. */
        public boolean isMinimizing(Metric metric) {
            return this == MIN || this == AUTO && metric.isMinimized();
        }
    }

    /** How the end of a study evaluates its best trial on the test part. */
    public enum FinalTraining implements Labelled {
        /** The model that the best trial kept. */
        BEST_MODEL("best-model"),
        /**
         * The best trial's network, trained anew on training and validation part for as many epochs as its best took.
         */
        RETRAIN("retrain");

        private final String label;

        FinalTraining(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
