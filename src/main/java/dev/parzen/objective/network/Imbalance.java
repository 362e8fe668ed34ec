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
    OVERSAMPLING("oversampling"),
    /**
     * In training the loss of a row of class c counts n / (k n_c) times, where n_c of the n rows of the training part are of
     * class c, and k classes have any: scikit-learn's "balanced". Losses that are measured count every row once.
     */
    WEIGHTS("weights");

    private final String label;

    Imbalance(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
