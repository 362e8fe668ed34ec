package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;

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
