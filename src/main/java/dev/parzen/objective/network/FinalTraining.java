package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;

/** How the end of a study evaluates its best trial on the test part. */
public enum FinalTraining implements Labelled {
    /** The model that the best trial kept. */
    BEST_MODEL("best-model"),
    /**
     * The best trial's network, trained anew on training and validation part for as many epochs as its best took.
     */
    RETRAIN("retrain");

    private final String label;

    FinalTraining(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
