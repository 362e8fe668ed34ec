package dev.parzen.study;

import dev.parzen.study.Studies.StudyQuery;
import java.util.Comparator;

/** The order that a query asks for. */
final class StudyOrder implements Comparator<Study> {
    private final StudyQuery query;

    StudyOrder(StudyQuery query) {
        this.query = query;
    }

    @Override
    public int compare(Study one, Study other) {
        int byKey = switch (query.order()) {
            case CREATED_AT -> one.createdAt().compareTo(other.createdAt());
            case NAME -> one.name().compareTo(other.name());
        };
        return directed(byKey, one.id(), other.id());
    }

    /** True if the study comes after the one that the cursor stands on. */
    boolean isAfter(Study study, PageCursor cursor) {
        int byKey = switch (query.order()) {
            case CREATED_AT -> study.createdAt().compareTo(cursor.time().orElseThrow());
            case NAME -> study.name().compareTo(cursor.key().orElseThrow());
        };
        return directed(byKey, study.id(), cursor.last()) > 0;
    }

    private int directed(int byKey, long id, long otherId) {
        int ascending = byKey != 0 ? byKey : Long.compare(id, otherId);
        return query.descending() ? -ascending : ascending;
    }
}
