package dev.parzen.store;

import dev.parzen.study.PageCursor;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.TrialState;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a page of a study's trials by the index of its order. Trials that lack the value come after all others, by
 * number: they are a second query, because no index has them at its end in both directions.
 */
final class TrialPage {
    private static final String TRIALS = "select t from TrialRow t where t.studyId = :study";

    private final EntityManager entities;
    private final long study;
    private final TrialQuery query;

    TrialPage(EntityManager entities, long study, TrialQuery query) {
        this.entities = entities;
        this.study = study;
        this.query = query;
    }

    List<TrialRow> after(Optional<PageCursor> cursor, int limit) {
        return switch (query.order()) {
            case NUMBER -> byNumber(cursor, limit);
            case VALUE -> by("t.objective", cursor, cursor.flatMap(PageCursor::value), limit);
            case STARTED_AT -> by("t.startedAt", cursor, cursor.flatMap(PageCursor::time), limit);
            case FINISHED_AT -> by("t.finishedAt", cursor, cursor.flatMap(PageCursor::time), limit);
        };
    }

    /** By number, an index serves one state at a time. */
    private List<TrialRow> byNumber(Optional<PageCursor> cursor, int limit) {
        if (query.states().isEmpty()) {
            return numbered("t.id", "", cursor.map(c -> TrialRow.id(study, (int) c.last())), query.states(), limit);
        }
        Comparator<TrialRow> byNumber = Comparator.comparingInt(row -> row.number);
        List<TrialRow> found = new ArrayList<>();
        for (TrialState.Name state : query.states()) {
            found.addAll(numbered("t.number", "", cursor.map(c -> (int) c.last()), Set.of(state), limit));
        }
        return found.stream()
                .sorted(query.descending() ? byNumber.reversed() : byNumber)
                .limit(limit)
                .toList();
    }

    private List<TrialRow> by(String column, Optional<PageCursor> cursor, Optional<?> key, int limit) {
        List<TrialRow> found = new ArrayList<>();
        if (cursor.isEmpty() || key.isPresent()) {
            found.addAll(having(column, cursor, key, limit));
        }
        if (found.size() < limit) {
            Optional<Integer> last = cursor.filter(c -> c.key().isEmpty()).map(c -> (int) c.last());
            String lacking = " and " + column + " is null";
            found.addAll(numbered("t.number", lacking, last, query.states(), limit - found.size()));
        }
        return found;
    }

    private List<TrialRow> having(String column, Optional<PageCursor> cursor, Optional<?> key, int limit) {
        Keyset keyset = new Keyset(column, "t.number", query.descending());
        String text = TRIALS + " and " + column + " is not null" + inStates(query.states())
                + (key.isPresent() ? keyset.after() : "") + keyset.order();
        TypedQuery<TrialRow> page = prepared(text, query.states(), limit);
        key.ifPresent(value -> page.setParameter("key", value)
                .setParameter("last", (int) cursor.orElseThrow().last()));
        return page.getResultList();
    }

    private List<TrialRow> numbered(
            String number, String condition, Optional<?> last, Set<TrialState.Name> states, int limit) {
        Keyset keyset = new Keyset("", number, query.descending());
        String text = TRIALS
                + condition
                + inStates(states)
                + (last.isPresent() ? keyset.afterNumber() : "")
                + keyset.orderByNumber();
        TypedQuery<TrialRow> page = prepared(text, states, limit);
        last.ifPresent(value -> page.setParameter("last", value));
        return page.getResultList();
    }

    private TypedQuery<TrialRow> prepared(String text, Set<TrialState.Name> states, int limit) {
        TypedQuery<TrialRow> page = entities.createQuery(text, TrialRow.class)
                .setParameter("study", study)
                .setMaxResults(limit);
        return states.isEmpty() ? page : page.setParameter("states", states);
    }

    private static String inStates(Set<TrialState.Name> states) {
        return states.isEmpty() ? "" : " and t.state in :states";
    }
}
