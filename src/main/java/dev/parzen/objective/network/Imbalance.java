package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;

/** What is done where some classes have fewer rows than others. */
public enum Imbalance implements Labelled {
    /** Nothing. */
    NONE("none"),
    /**
     * Every epoch visits the rows of a rare class so often that each class has as many visits as the largest one: each row
     * equally often, but for the remainder, which is drawn anew in every epoch.
     */
    OVERSAMPLING("oversampling");

    private final String label;

    Imbalance(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
