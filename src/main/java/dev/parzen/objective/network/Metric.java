package dev.parzen.objective.network;

import dev.parzen.objective.data.Task;
import dev.parzen.objective.setting.Labelled;
import dev.parzen.space.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A figure of an epoch: a {@link Measure} on the training or on the validation part, or what the network costs. A trial
 * may be judged by any of them.
 */
public enum Metric implements Labelled {
    TRAIN_LOSS(Side.TRAIN, Measure.LOSS),
    TRAIN_ACCURACY(Side.TRAIN, Measure.ACCURACY),
    TRAIN_EXACT_MATCH(Side.TRAIN, Measure.EXACT_MATCH),
    TRAIN_MSE(Side.TRAIN, Measure.MSE),
    TRAIN_RMSE(Side.TRAIN, Measure.RMSE),
    TRAIN_MAE(Side.TRAIN, Measure.MAE),
    TRAIN_R2(Side.TRAIN, Measure.R2),
    VALIDATION_LOSS(Side.VALIDATION, Measure.LOSS),
    VALIDATION_ACCURACY(Side.VALIDATION, Measure.ACCURACY),
    VALIDATION_EXACT_MATCH(Side.VALIDATION, Measure.EXACT_MATCH),
    VALIDATION_PRECISION(Side.VALIDATION, Measure.PRECISION),
    VALIDATION_RECALL(Side.VALIDATION, Measure.RECALL),
    VALIDATION_F1(Side.VALIDATION, Measure.F1),
    VALIDATION_WEIGHTED_PRECISION(Side.VALIDATION, Measure.WEIGHTED_PRECISION),
    VALIDATION_WEIGHTED_RECALL(Side.VALIDATION, Measure.WEIGHTED_RECALL),
    VALIDATION_WEIGHTED_F1(Side.VALIDATION, Measure.WEIGHTED_F1),
    VALIDATION_ROC_AUC(Side.VALIDATION, Measure.ROC_AUC),
    VALIDATION_MSE(Side.VALIDATION, Measure.MSE),
    VALIDATION_RMSE(Side.VALIDATION, Measure.RMSE),
    VALIDATION_MAE(Side.VALIDATION, Measure.MAE),
    VALIDATION_R2(Side.VALIDATION, Measure.R2),
    /** How many numbers the network learns. */
    PARAMETERS("parameters"),
    /** The mean of the seconds that the epochs so far took, their evaluation included; it differs from run to run. */
    SECONDS_PER_EPOCH("seconds-per-epoch");

    private static final Pattern NEXT_WORD = Pattern.compile("-(.)");

    private final String label;
    private final Optional<Side> side;
    private final Optional<Measure> measure;

    Metric(Side side, Measure measure) {
        this.label = side.name().toLowerCase(Locale.ROOT) + "-" + measure.label();
        this.side = Optional.of(side);
        this.measure = Optional.of(measure);
    }

    Metric(String label) {
        this.label = label;
        this.side = Optional.empty();
        this.measure = Optional.empty();
    }

    /** The rows that a metric is measured on. */
    public enum Side {
        TRAIN,
        VALIDATION
    }

    /** The metric that is this measure of this side, if it is recorded. */
    public static Optional<Metric> of(Side side, Measure measure) {
        return Arrays.stream(values())
                .filter(metric -> metric.side.equals(Optional.of(side)) && metric.measure.equals(Optional.of(measure)))
                .findFirst();
    }

    @Override
    public String label() {
        return label;
    }

    /** The label as a member of a JSON object: {@code validationRocAuc}. */
    public String key() {
        return camelCase(label);
    }

    /** Which rows it is measured on; empty for a cost. */
    public Optional<Side> side() {
        return side;
    }

    /** What is measured; empty for a cost. */
    public Optional<Measure> measure() {
        return measure;
    }

    /** True if it says how good the network is, false for a cost: a training does not make that better. */
    public boolean isMeasured() {
        return measure.isPresent();
    }

    /**
     * This metric.
     *
     * @throws InvalidValueException naming {@code member}, if rows do not have it whose targets are of this kind
     */
    public Metric fitting(String member, Task task) {
        if (!fits(task)) {
            throw new InvalidValueException(
                    member,
                    member + " is " + label + ", but the task of the data is " + task.label() + ": give one of "
                            + Arrays.stream(values())
                                    .filter(metric -> metric.fits(task))
                                    .map(Metric::label)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return this;
    }

    private boolean fits(Task task) {
        return measure.map(figure -> figure.fits(task)).orElse(true);
    }

    /** True if smaller values are better. */
    public boolean isMinimized() {
        return measure.map(Measure::isMinimized).orElse(true);
    }

    static String camelCase(String label) {
        return NEXT_WORD.matcher(label).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
