package dev.parzen.store;

import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.TunerException;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What users asked for, study by study. Reading a specification is costly, so those read last are kept, by a stamp that
 * is drawn whenever one is written: no rolled back or foreign change can make them wrong.
 */
@Component
class Specs {
    private static final int KEPT = 1000;

    private final EntityManager entities;
    private final StudyRows rows;
    private final Recent<Long, StudySpec> kept = new Recent<>(KEPT);

    Specs(EntityManager entities, StudyRows rows) {
        this.entities = entities;
        this.rows = rows;
    }

    /** @throws TunerException.NotFound if it has been deleted since its row was read */
    Study study(StudyRow row) {
        return found(row).orElseThrow(() -> TunerException.NotFound.study(StudyRef.of(row.id)));
    }

    /** Nothing if it has been deleted since its row was read. */
    Optional<Study> found(StudyRow row) {
        return studies(List.of(row)).stream().findFirst();
    }

    /** Without those that have been deleted since their rows were read. */
    List<Study> studies(List<StudyRow> found) {
        Map<Long, StudySpec> specs = new HashMap<>();
        List<StudyRow> missing = new ArrayList<>();
        for (StudyRow row : found) {
            kept.get(row.specStamp).ifPresentOrElse(spec -> specs.put(row.id, spec), () -> missing.add(row));
        }
        specs.putAll(read(missing));
        return named(found.stream()
                .filter(row -> specs.containsKey(row.id))
                .map(row -> row.toStudy(specs.get(row.id)))
                .toList());
    }

    /** @throws TunerException.NotFound if an earlier study is not there */
    Study add(StudyRow row, StudySpec spec) {
        List<StudyRow> earlier = spec.warmStart().stream().map(this::required).toList();
        entities.persist(StudySpecRow.of(
                row.id,
                spec,
                earlier.stream()
                        .map(one -> new StudySpecRow.Earlier(one.id, one.revision))
                        .toList()));
        return row.toStudy(spec.withWarmStart(
                earlier.stream().map(one -> new StudyRef(one.name)).toList()));
    }

    /** Of a study that comes from elsewhere. */
    void addInherited(long study, StudySpec spec) {
        StudySpecRow row = StudySpecRow.of(study, spec, List.of());
        spec.warmStart().stream().map(StudyRef::text).forEach(row.inherited::add);
        entities.persist(row);
    }

    void replace(StudyRow row, StudySpec spec) {
        entities.find(StudySpecRow.class, row.id).follow(spec);
        row.specStamp = Stamps.next();
    }

    private StudyRow required(StudyRef ref) {
        OptionalLong id = ref.id();
        return (id.isPresent() ? rows.findById(id.getAsLong()) : rows.findByName(ref.text()))
                .orElseThrow(() -> TunerException.NotFound.study(ref));
    }

    /** With the earlier studies by name: this is asked each time, since they may have been deleted by any server. */
    private List<Study> named(List<Study> studies) {
        Set<Long> ids = studies.stream()
                .flatMap(study -> study.spec().warmStart().stream())
                .flatMap(ref -> ref.id().stream().boxed())
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return studies;
        }
        Map<StudyRef, StudyRef> names = new HashMap<>();
        rows.names(ids).forEach(named -> names.put(StudyRef.of(named.id()), new StudyRef(named.name())));
        return studies.stream()
                .map(study -> study.spec().warmStart().isEmpty() ? study : named(study, names))
                .toList();
    }

    private static Study named(Study study, Map<StudyRef, StudyRef> names) {
        return study.shown(study.spec()
                .withWarmStart(study.spec().warmStart().stream()
                        .map(ref -> names.getOrDefault(ref, ref))
                        .toList()));
    }

    private Map<Long, StudySpec> read(List<StudyRow> missing) {
        Map<Long, StudySpec> read = new HashMap<>();
        if (!missing.isEmpty()) {
            Map<Long, StudyRow> byId = new HashMap<>();
            missing.forEach(row -> byId.put(row.id, row));
            entities.createQuery("select s from StudySpecRow s where s.studyId in :ids", StudySpecRow.class)
                    .setParameter("ids", byId.keySet())
                    .getResultList()
                    .forEach(found -> read.put(found.studyId, found.toSpec(byId.get(found.studyId).name)));
            read.forEach((id, spec) -> kept.put(byId.get(id).specStamp, spec));
        }
        return read;
    }
}
