package dev.parzen.objective.data;

import dev.parzen.objective.setting.Labelled;

/** What becomes of the texts of a categorical feature. */
public enum CategoryEncoding implements Labelled {
    /** A feature for each level, 0 or 1. */
    ONE_HOT("one-hot"),
    /** One whole number: the place of the level among those of all columns, counted from 1; 0 for what is unknown. */
    INDEX("index"),
    /** A learnt vector for each level: the first layer of the network makes it of the features that {@link #ONE_HOT} gives. */
    EMBEDDING("embedding");

    private final String label;

    CategoryEncoding(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
