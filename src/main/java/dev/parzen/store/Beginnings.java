package dev.parzen.store;

import dev.parzen.store.StudySpecRow.Earlier;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * What a study knows before it has a trial of its own: what the earlier studies that it learns from had finished when it
 * was made, as far as they are still there.
 */
@Component
class Beginnings {
    private static final int READ_AT_ONCE = 1000;
    private static final Set<Part> SEEN = EnumSet.of(Part.PARAMETERS, Part.VALUES, Part.REPORTS, Part.CONSTRAINTS);

    private final EntityManager entities;
    private final TrialRows rows;
    private final TrialReader reader;
    private final Inheritance inherited;

    Beginnings(EntityManager entities, TrialRows rows, TrialReader reader, Inheritance inherited) {
        this.entities = entities;
        this.rows = rows;
        this.reader = reader;
        this.inherited = inherited;
    }

    History of(long study) {
        StudySpecRow row = Optional.ofNullable(entities.find(StudySpecRow.class, study))
                .orElseThrow(() -> TunerException.NotFound.study(StudyRef.of(study)));
        List<Observation> trials = new ArrayList<>();
        row.earlier.forEach(earlier -> read(earlier, trials));
        trials.addAll(inherited.of(study));
        return History.after(row.directions(), row.space(), trials);
    }

    private void read(Earlier earlier, List<Observation> trials) {
        long known = 0;
        List<TrialRow> next;
        do {
            next = rows.seenAfter(earlier.earlierId(), known, Limit.of(READ_AT_ONCE)).stream()
                    .filter(row -> row.revision <= earlier.revision())
                    .toList();
            reader.read(next, SEEN).stream()
                    .map(trial -> Observation.of(trial, List.of()))
                    .flatMap(Optional::stream)
                    .forEach(trials::add);
            known = next.isEmpty() ? known : next.get(next.size() - 1).revision;
        } while (next.size() == READ_AT_ONCE);
    }
}
