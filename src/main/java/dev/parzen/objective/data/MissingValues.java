package dev.parzen.objective.data;

import dev.parzen.objective.setting.Labelled;

/** What is done where a feature is missing. A target is never made up. */
public enum MissingValues implements Labelled {
    /** The data are refused, and the place is told. */
    REFUSE("refuse"),
    /** The row is left out; so it is if its target is missing. */
    DROP("drop"),
    /** A number becomes the mean of its column in the training part, a category zeros. */
    MEAN("mean"),
    /** A number becomes a constant, a category zeros. */
    CONSTANT("constant");

    private final String label;

    MissingValues(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
