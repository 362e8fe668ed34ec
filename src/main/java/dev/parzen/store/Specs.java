package dev.parzen.store;

import dev.parzen.study.Study;
import dev.parzen.study.StudySpec;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What users asked for, study by study. Reading a specification is costly, so those read last are kept, by a stamp that
 * is drawn whenever one is written: no rolled back or foreign change can make them wrong.
 */
@Component
class Specs {
    private static final int KEPT = 1000;

    private final EntityManager entities;
    private final Recent<Long, StudySpec> kept = new Recent<>(KEPT);

    Specs(EntityManager entities) {
        this.entities = entities;
    }

    Study study(StudyRow row) {
        return row.toStudy(of(row));
    }

    List<Study> studies(List<StudyRow> rows) {
        List<StudyRow> missing =
                rows.stream().filter(row -> kept.get(row.specStamp).isEmpty()).toList();
        Map<Long, StudySpec> read = read(missing);
        return rows.stream()
                .map(row -> row.toStudy(Optional.ofNullable(read.get(row.id)).orElseGet(() -> of(row))))
                .toList();
    }

    void add(StudyRow row, StudySpec spec) {
        entities.persist(StudySpecRow.of(row.id, spec));
    }

    void replace(StudyRow row, StudySpec spec) {
        entities.find(StudySpecRow.class, row.id).follow(spec);
        row.specStamp = Stamps.next();
    }

    private StudySpec of(StudyRow row) {
        return kept.get(row.specStamp).orElseGet(() -> read(List.of(row)).get(row.id));
    }

    private Map<Long, StudySpec> read(List<StudyRow> rows) {
        Map<Long, StudySpec> read = new HashMap<>();
        if (!rows.isEmpty()) {
            Map<Long, StudyRow> byId = new HashMap<>();
            rows.forEach(row -> byId.put(row.id, row));
            entities.createQuery("select s from StudySpecRow s where s.studyId in :ids", StudySpecRow.class)
                    .setParameter("ids", byId.keySet())
                    .getResultList()
                    .forEach(found -> read.put(found.studyId, found.toSpec(byId.get(found.studyId).name)));
            byId.forEach((id, row) -> kept.put(row.specStamp, read.get(id)));
        }
        return read;
    }
}
