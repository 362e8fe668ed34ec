package dev.parzen.study;

import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.Trial;
import java.util.Comparator;
import java.util.Optional;

/**
 * The order that a query asks for. Trials that lack the value come last whichever way it goes, and of equal ones the
 * lower number comes first.
 */
final class TrialOrder implements Comparator<Trial> {
    private final TrialQuery query;

    TrialOrder(TrialQuery query) {
        this.query = query;
    }

    @Override
    public int compare(Trial one, Trial other) {
        return compare(key(one), one.number(), key(other), other.number());
    }

    /** True if the trial comes after the one that the cursor stands on. */
    boolean isAfter(Trial trial, PageCursor cursor) {
        Optional<? extends Comparable<?>> key = switch (query.order()) {
            case NUMBER -> Optional.of((int) cursor.last());
            case VALUE -> cursor.value();
            case STARTED_AT, FINISHED_AT -> cursor.time();
        };
        return compare(key(trial), trial.number(), key, (int) cursor.last()) > 0;
    }

    private int compare(
            Optional<? extends Comparable<?>> key,
            int number,
            Optional<? extends Comparable<?>> otherKey,
            int otherNumber) {
        if (key.isPresent() != otherKey.isPresent()) {
            return key.isPresent() ? -1 : 1;
        }
        int byKey = key.isPresent() ? compareKeys(key.get(), otherKey.get()) : 0;
        int directed = query.descending() ? -byKey : byKey;
        return directed != 0 ? directed : Integer.compare(number, otherNumber);
    }

    @SuppressWarnings("unchecked")
    private static int compareKeys(Comparable<?> one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private Optional<? extends Comparable<?>> key(Trial trial) {
        return switch (query.order()) {
            case NUMBER -> Optional.of(trial.number());
            case VALUE -> trial.values().map(values -> values.get(0));
            case STARTED_AT -> trial.startedAt();
            case FINISHED_AT -> trial.finishedAt();
        };
    }
}
