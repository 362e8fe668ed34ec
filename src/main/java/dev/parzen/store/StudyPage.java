package dev.parzen.store;

import dev.parzen.study.PageCursor;
import dev.parzen.study.Studies.StudyQuery;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** Reads a page of studies by the index of its order. */
final class StudyPage {
    private final EntityManager entities;
    private final StudyQuery query;

    StudyPage(EntityManager entities, StudyQuery query) {
        this.entities = entities;
        this.query = query;
    }

    List<StudyRow> after(Optional<PageCursor> cursor, int limit) {
        boolean isByName = query.order() == StudyQuery.Order.NAME;
        String key = isByName ? "s.name" : "s.createdAt";
        Keyset keyset = new Keyset(query.descending(), query.descending());
        String text = "select s from StudyRow s where 1 = 1"
                + (query.name().isEmpty() ? "" : " and locate(:part, s.name) > 0")
                + (cursor.isEmpty() ? "" : keyset.after(key, "s.id"))
                + keyset.order(key, "s.id");
        TypedQuery<StudyRow> page = entities.createQuery(text, StudyRow.class).setMaxResults(limit);
        if (!query.name().isEmpty()) {
            page.setParameter("part", query.name());
        }
        cursor.ifPresent(after -> page.setParameter(
                        "key",
                        isByName ? after.key().orElseThrow() : after.time().orElseThrow())
                .setParameter("last", after.last()));
        return page.getResultList();
    }
}
