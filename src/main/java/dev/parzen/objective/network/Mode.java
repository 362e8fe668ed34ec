package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;

/** Which values of a metric are better. */
public enum Mode implements Labelled {
    AUTO("auto"),
    MIN("min"),
    MAX("max");

    private final String label;

    Mode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** True if smaller values of {@code metric} are better. */
    public boolean isMinimizing(Metric metric) {
        return this == MIN || this == AUTO && metric.isMinimized();
    }
}
