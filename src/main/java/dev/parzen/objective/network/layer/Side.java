package dev.parzen.objective.network.layer;

import dev.parzen.objective.setting.Labelled;

/** On which side of the activation something stands. */
public enum Side implements Labelled {
    BEFORE("before"),
    AFTER("after");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
