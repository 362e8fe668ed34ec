package dev.parzen.store;

import dev.parzen.trial.Trial;
import java.util.function.Predicate;

/** The lists and maps of a trial, each in a table of its own; most trials have few of them. */
enum Part {
    PARAMETERS(trial -> !trial.given().isEmpty()
            || !trial.params().isEmpty()
            || !trial.proposal().values().isEmpty()),
    VALUES(trial -> trial.values().map(values -> values.size() > 1).orElse(false)),
    REPORTS(trial -> !trial.reports().isEmpty()),
    METRICS(trial ->
            trial.reports().stream().anyMatch(report -> !report.metrics().isEmpty())),
    ATTEMPTS(trial -> !trial.attempts().isEmpty()),
    CONSTRAINTS(trial -> !trial.constraints().isEmpty()),
    ATTRIBUTES(trial -> !trial.attributes().isEmpty());

    private final Predicate<Trial> isThere;

    Part(Predicate<Trial> isThere) {
        this.isThere = isThere;
    }

    /** Which parts the trial has, one bit each. */
    static int of(Trial trial) {
        int bits = 0;
        for (Part part : values()) {
            bits |= part.isThere.test(trial) ? part.bit() : 0;
        }
        return bits;
    }

    boolean isIn(int bits) {
        return (bits & bit()) != 0;
    }

    private int bit() {
        return 1 << ordinal();
    }
}
