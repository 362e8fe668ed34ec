package dev.parzen.objective.network.architecture;

import dev.parzen.objective.setting.Labelled;

/** What becomes of the values in a window; padding does not count. */
public enum Pooling implements Labelled {
    /** Their largest. */
    MAX("max"),
    /** Their mean. */
    AVERAGE("average");

    private final String label;

    Pooling(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
