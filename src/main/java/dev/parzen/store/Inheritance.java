package dev.parzen.store;

import dev.parzen.trial.Observation;
import dev.parzen.wire.EarlierTrials;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What studies that came from elsewhere brought along of the earlier ones that they learn from. */
@Component
class Inheritance {
    private static final int READ_AT_ONCE = 1000;

    private final EntityManager entities;

    Inheritance(EntityManager entities) {
        this.entities = entities;
    }

    /** Their trials, the oldest first. */
    List<Observation> of(long study) {
        List<Observation> trials = new ArrayList<>();
        List<String> next;
        do {
            next = entities.createQuery("""
                            select i.observation from InheritedRow i
                            where i.studyId = :study and i.position >= :first order by i.studyId, i.position
                            """, String.class)
                    .setParameter("study", study)
                    .setParameter("first", trials.size())
                    .setMaxResults(READ_AT_ONCE)
                    .getResultList();
            next.stream().map(EarlierTrials::read).forEach(trials::add);
        } while (next.size() == READ_AT_ONCE);
        return trials;
    }

    void add(long study, int position, Observation trial) {
        InheritedRow row = new InheritedRow();
        row.studyId = study;
        row.position = position;
        row.observation = EarlierTrials.write(trial);
        entities.persist(row);
    }
}
