package dev.parzen.benchmark.problem;

import java.util.Locale;

/** Problems of one kind. */
public enum Suite {
    /** The ten functions that the best-known implementation was measured on: floats, optima inside. */
    PAGE,
    /** Several values for each trial. */
    FRONTS,
    /** Floats once more, with optima on bounds, in corners, along valleys that lie slantwise. */
    CONTINUOUS,
    /** Floats with and without logarithm or step, integers and choices in one space. */
    MIXED,
    /** Parameters that exist only under a condition. */
    CONDITIONAL,
    /** Choices and nothing else. */
    CATEGORICAL,
    /** Values are told with noise. */
    NOISY,
    /** Validation losses of networks that were really trained. */
    NETWORKS;

    /** The name: {@code page}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
