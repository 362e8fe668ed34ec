package dev.parzen.objective.data;

import dev.parzen.objective.setting.Labelled;

/** What the extents of an array after the first, which counts the rows, mean. */
public enum ArrayLayout implements Labelled {
    /** None or one: a plain row; two or three: an image. */
    AUTO("auto"),
    /** A plain row, whatever they are. */
    PLAIN("plain"),
    /** Height and width, perhaps channels. */
    IMAGE("image"),
    /** Steps, perhaps features of a step. */
    SEQUENCE("sequence"),
    /** An image as channels, height and width, or a sequence as features and steps; they are put last as they are read. */
    CHANNELS_FIRST("channels-first");

    private final String label;

    ArrayLayout(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
