package dev.parzen.objective.network;

import dev.parzen.objective.data.Task;
import dev.parzen.objective.setting.Labelled;
import dev.parzen.space.InvalidValueException;

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

    /** Refuses an output whose activation makes no sense of this loss. */
    public void requireFits(ActivationFunction output) {
        if (this == CROSS_ENTROPY && output != ActivationFunction.SOFTMAX) {
            throw new InvalidValueException(
                            "activation",
                            "The output's activation is " + output.label()
                                    + ": cross-entropy needs softmax; choose it, or the loss mean-squared-error.")
                    .under("output");
        }
    }

    /** Refuses a task of which this loss says nothing. */
    public void requireFits(Task task) {
        if (this == CROSS_ENTROPY && task != Task.CLASSIFICATION) {
            throw new InvalidValueException(
                    "loss",
                    "The loss is " + label + ", which is for classes, but the task of the data is " + task.label()
                            + ": choose mean-squared-error.");
        }
    }
}
