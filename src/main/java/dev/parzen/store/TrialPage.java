package dev.parzen.store;

import dev.parzen.study.PageCursor;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.TrialState;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a page of a study's trials by the index of its order. Of equal trials the lower number comes first. Those that
 * lack the value come after all others: they are a second query, because no index has them at its end in both
 * directions.
 */
final class TrialPage {
    private static final String TRIALS = "select t from TrialRow t where t.studyId = :study";

    /** Times that both databases keep, and nobody means. */
    private static final Instant EARLIEST = Instant.parse("-4000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+200000-01-01T00:00:00Z");

    private final EntityManager entities;
    private final long study;
    private final TrialQuery query;
    private final Keyset keyset;

    TrialPage(EntityManager entities, long study, TrialQuery query) {
        this.entities = entities;
        this.study = study;
        this.query = query;
        boolean isByNumber = query.order() == TrialQuery.Order.NUMBER;
        this.keyset = new Keyset(query.descending(), isByNumber && query.descending());
    }

    List<TrialRow> after(Optional<PageCursor> cursor, int limit) {
        return switch (query.order()) {
            case NUMBER -> byNumber(cursor, limit);
            case VALUE ->
                by(
                        "t.objective",
                        query.descending() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY,
                        cursor,
                        cursor.flatMap(PageCursor::value),
                        limit);
            case STARTED_AT -> byTime("t.startedAt", cursor, limit);
            case FINISHED_AT -> byTime("t.finishedAt", cursor, limit);
        };
    }

    private List<TrialRow> byNumber(Optional<PageCursor> cursor, int limit) {
        Optional<Integer> last = cursor.map(c -> (int) c.last());
        if (query.states().isEmpty()) {
            return all(last, limit);
        }
        Comparator<TrialRow> byNumber = Comparator.comparingInt(row -> row.number);
        return query.states().stream()
                .flatMap(state -> inState(state, last, limit).stream())
                .sorted(query.descending() ? byNumber.reversed() : byNumber)
                .limit(limit)
                .toList();
    }

    private List<TrialRow> all(Optional<Integer> last, int limit) {
        String text = "select t from TrialRow t where t.id between :first and :end"
                + (last.isPresent() ? keyset.after("t.id") : "") + keyset.order("t.id");
        TypedQuery<TrialRow> page = entities.createQuery(text, TrialRow.class)
                .setParameter("first", TrialRow.firstId(study))
                .setParameter("end", TrialRow.lastId(study));
        last.ifPresent(number -> page.setParameter("last", TrialRow.id(study, number)));
        return page.setMaxResults(limit).getResultList();
    }

    /** By number, the index serves one state at a time. */
    private List<TrialRow> inState(TrialState.Name state, Optional<Integer> last, int limit) {
        String text = TRIALS + " and t.state = :state" + (last.isPresent() ? keyset.after("t.number") : "")
                + keyset.order("t.state", "t.studyId", "t.number");
        TypedQuery<TrialRow> page = prepared(text, limit).setParameter("state", state);
        last.ifPresent(number -> page.setParameter("last", number));
        return page.getResultList();
    }

    private List<TrialRow> byTime(String column, Optional<PageCursor> cursor, int limit) {
        return by(column, query.descending() ? LATEST : EARLIEST, cursor, cursor.flatMap(PageCursor::time), limit);
    }

    /** @param start no value lies before it */
    private List<TrialRow> by(String column, Object start, Optional<PageCursor> cursor, Optional<?> key, int limit) {
        List<TrialRow> found = new ArrayList<>();
        if (cursor.isEmpty() || key.isPresent()) {
            found.addAll(having(column, start, cursor, key, limit));
        }
        if (found.size() < limit) {
            found.addAll(lacking(column, cursor.filter(c -> c.key().isEmpty()), limit - found.size()));
        }
        return found;
    }

    /** The bound, where there is no cursor, tells H2 to read by this index and not by another one of the study. */
    private List<TrialRow> having(
            String column, Object start, Optional<PageCursor> cursor, Optional<?> key, int limit) {
        String text = TRIALS
                + inStates()
                + (key.isPresent() ? keyset.after(column, "t.number") : keyset.from(column))
                + keyset.order("t.studyId", column, "t.number");
        TypedQuery<TrialRow> page = preparedForStates(text, limit);
        if (key.isPresent()) {
            page.setParameter("key", key.get())
                    .setParameter("last", (int) cursor.orElseThrow().last());
        } else {
            page.setParameter("key", start);
        }
        return page.getResultList();
    }

    private List<TrialRow> lacking(String column, Optional<PageCursor> cursor, int limit) {
        String text = TRIALS + " and " + column + " is null" + inStates()
                + (cursor.isPresent() ? Keyset.ASCENDING.after("t.number") : "")
                + Keyset.ASCENDING.order("t.studyId", column, "t.number");
        TypedQuery<TrialRow> page = preparedForStates(text, limit);
        cursor.ifPresent(c -> page.setParameter("last", (int) c.last()));
        return page.getResultList();
    }

    private TypedQuery<TrialRow> preparedForStates(String text, int limit) {
        TypedQuery<TrialRow> page = prepared(text, limit);
        return query.states().isEmpty() ? page : page.setParameter("states", query.states());
    }

    private TypedQuery<TrialRow> prepared(String text, int limit) {
        return entities.createQuery(text, TrialRow.class)
                .setParameter("study", study)
                .setMaxResults(limit);
    }

    private String inStates() {
        return query.states().isEmpty() ? "" : " and t.state in :states";
    }
}
