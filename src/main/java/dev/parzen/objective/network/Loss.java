package dev.parzen.objective.network;

import static dev.parzen.objective.network.ActivationFunction.IDENTITY;
import static dev.parzen.objective.network.ActivationFunction.SIGMOID;
import static dev.parzen.objective.network.ActivationFunction.SOFTMAX;
import static dev.parzen.objective.network.ActivationFunction.TANH;

import dev.parzen.objective.data.Task;
import dev.parzen.objective.setting.Labelled;
import dev.parzen.objective.setting.Rule;
import dev.parzen.space.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What training makes small: the mean over the rows of what is given here for a row with outputs y and targets t. A mean
 * is over the output units. There is a unit for each class, label or quantity; two classes have a single unit, which
 * stands for the second, under binary cross-entropy and hinge.
 */
public enum Loss implements Labelled {
    /** By the task: cross-entropy for classes, binary cross-entropy for several labels, else squared error. */
    AUTO("auto"),
    /** −Σ t ln y, where y comes from a softmax; t is 1 for the row's class, else 0. */
    CROSS_ENTROPY("cross-entropy"),
    /** The mean of −t ln y − (1 − t) ln(1 − y), where y comes from a sigmoid; t is 1 for what holds, else 0. */
    BINARY_CROSS_ENTROPY("binary-cross-entropy"),
    /** The mean of (y − t)²; for a class t is 1 for the row's own, else 0. */
    MEAN_SQUARED_ERROR("mean-squared-error"),
    /** The mean of |y − t|; t likewise. */
    MEAN_ABSOLUTE_ERROR("mean-absolute-error"),
    /** The mean of max(0, 1 − t y); t is 1 for what holds, else −1. More than two classes: one against the rest. */
    HINGE("hinge");

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** This loss, with {@link #AUTO} decided. */
    public Loss decided(Task task) {
        if (this != AUTO) {
            return this;
        }
        return switch (task) {
            case CLASSIFICATION -> CROSS_ENTROPY;
            case MULTI_LABEL -> BINARY_CROSS_ENTROPY;
            case REGRESSION -> MEAN_SQUARED_ERROR;
        };
    }

    /** The output's function, with {@link OutputActivation#AUTO} decided; this is not {@link #AUTO}. */
    ActivationFunction decided(OutputActivation activation, Task task) {
        return activation.function().orElseGet(() -> switch (this) {
            case CROSS_ENTROPY -> SOFTMAX;
            case BINARY_CROSS_ENTROPY -> SIGMOID;
            case HINGE -> IDENTITY;
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, AUTO ->
                switch (task) {
                    case CLASSIFICATION -> SOFTMAX;
                    case MULTI_LABEL -> SIGMOID;
                    case REGRESSION -> IDENTITY;
                };
        });
    }

    /** False if the output's activation makes no sense of this loss. */
    boolean fits(OutputActivation activation) {
        return activation
                .function()
                .map(function -> switch (this) {
                    case CROSS_ENTROPY -> function == SOFTMAX;
                    case BINARY_CROSS_ENTROPY -> function == SIGMOID;
                    case HINGE -> function == IDENTITY || function == TANH;
                    case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, AUTO -> true;
                })
                .orElse(true);
    }

    /** False if such targets make no sense of this loss. */
    boolean fits(Task task) {
        return switch (this) {
            case AUTO, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR -> true;
            case CROSS_ENTROPY -> task == Task.CLASSIFICATION;
            case BINARY_CROSS_ENTROPY, HINGE -> task != Task.REGRESSION;
        };
    }

    /** The losses that suit the task and the output's activation, from a parameter or written down. */
    public static Rule<Loss> rule(Task task, OutputActivation activation) {
        return Rule.oneOf(Loss.class)
                .and(
                        loss -> loss.fits(task) && loss.fits(activation),
                        "a loss that suits the task and the output's activation");
    }

    /** Refuses an output whose activation makes no sense of this loss. */
    public void requireFits(OutputActivation activation) {
        if (!fits(activation)) {
            List<String> fitting = Arrays.stream(OutputActivation.values())
                    .filter(this::fits)
                    .map(OutputActivation::label)
                    .toList();
            throw new InvalidValueException(
                            "activation",
                            "The output's activation is " + activation.label() + ", and the loss is " + label
                                    + ": give the activation " + String.join(" or ", fitting) + ", or another loss.")
                    .under("output");
        }
    }

    /** Refuses targets that make no sense of this loss. */
    public void requireFits(Task task) {
        if (!fits(task)) {
            throw new InvalidValueException(
                    "loss",
                    "The loss is " + label + ", but the task of the data is " + task.label() + ": give auto or one of "
                            + Arrays.stream(values())
                                    .filter(loss -> loss != AUTO && loss.fits(task))
                                    .map(Loss::label)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
