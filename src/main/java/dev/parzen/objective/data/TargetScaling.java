package dev.parzen.objective.data;

import dev.parzen.objective.setting.Labelled;
import dev.parzen.space.InvalidValueException;

/** How the targets of a regression are scaled for training; errors and predictions stay in the unit of the data. */
public enum TargetScaling implements Labelled {
    /** Not at all. */
    NONE("none"),
    /** To mean 0 and standard deviation 1 in the training part. */
    STANDARD("standard");

    private final String label;

    TargetScaling(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Refuses to scale what are no numbers. */
    void requireFits(Task task) {
        if (this != NONE && task != Task.REGRESSION) {
            throw new InvalidValueException(
                    "targetScaling",
                    "targetScaling is " + label + ", but the task is " + task.label()
                            + ": only the targets of a regression are scaled; leave it out.");
        }
    }
}
