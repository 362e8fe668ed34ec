package dev.parzen.objective.data;

import dev.parzen.objective.setting.Labelled;

/** What a network is to say about a row. */
public enum Task implements Labelled {
    /** Which one of several classes it is. */
    CLASSIFICATION("classification"),
    /** One number, or several. */
    REGRESSION("regression"),
    /** Which of several labels hold, any number of them. */
    MULTI_LABEL("multi-label");

    private final String label;

    Task(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
