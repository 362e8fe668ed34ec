package dev.parzen.objective.network.architecture;

import dev.parzen.objective.setting.Labelled;

/** What a window that slides over an image or a sequence does at its edges, as in Keras. */
public enum Padding implements Labelled {
    /** The window stays inside: ⌊(n − size) / stride⌋ + 1 places. */
    VALID("valid"),
    /** The edges are padded, the far one by one more if need be: ⌈n / stride⌉ places. */
    SAME("same");

    private final String label;

    Padding(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** In how many places the window stands along {@code extent}; not above 0 if it does not fit. */
    int places(int extent, int size, int stride) {
        return this == SAME ? (extent + stride - 1) / stride : Math.floorDiv(extent - size, stride) + 1;
    }
}
