package dev.parzen.store;

import dev.parzen.study.Front;
import dev.parzen.study.Front.Candidate;
import dev.parzen.trial.Direction;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The best trials of the studies with several directions that were asked for last. As with {@link Pictures}, a front is
 * kept with the revision of its study up to which it goes, and only the values of trials that have finished since are
 * read; none is kept that holds more than what is committed.
 */
@Component
class Fronts {
    private static final int KEPT = 100;

    /** So many revisions are read at once: each is a trial that finished, with a row for every direction but one. */
    private static final int READ_AT_ONCE = 10_000;

    private final EntityManager entities;
    private final Recent<Long, Reached> kept = new Recent<>(KEPT);

    Fronts(EntityManager entities) {
        this.entities = entities;
    }

    /** The front of all trials that finished up to a revision. */
    private record Reached(long revision, Front front) {
        static Reached further(Reached one, Reached other) {
            return one.revision >= other.revision ? one : other;
        }
    }

    /** One of a complete trial's further values, beside the first, which stands with the trial itself. */
    record Value(int number, double violation, double first, double further) {}

    void forget(long study) {
        kept.remove(study);
    }

    /** The numbers of the study's best trials. */
    List<Integer> numbers(StudyRow study, List<Direction> directions) {
        Reached reached = kept.get(study.id).orElseGet(() -> new Reached(0, Front.empty(directions)));
        long committed = Math.min(study.revision, UnitOfWork.current().committed(study.id));
        if (reached.revision < committed) {
            reached = upTo(committed, reached, study.id);
            kept.merge(study.id, reached, Reached::further);
        }
        return upTo(study.revision, reached, study.id).front.numbers();
    }

    private Reached upTo(long revision, Reached reached, long study) {
        Reached further = reached;
        while (further.revision < revision) {
            long end = Math.min(revision, further.revision + READ_AT_ONCE);
            further = new Reached(end, further.front.plus(candidates(study, further.revision, end)));
        }
        return further;
    }

    private List<Candidate> candidates(long study, long after, long upTo) {
        Map<Integer, Value> firsts = new LinkedHashMap<>();
        Map<Integer, List<Double>> values = new LinkedHashMap<>();
        for (Value value : values(study, after, upTo)) {
            firsts.put(value.number, value);
            values.computeIfAbsent(value.number, number -> new ArrayList<>(List.of(value.first)))
                    .add(value.further);
        }
        return firsts.values().stream()
                .map(value -> new Candidate(value.number, value.violation, values.get(value.number)))
                .toList();
    }

    private List<Value> values(long study, long after, long upTo) {
        return entities.createQuery("""
                        select new dev.parzen.store.Fronts$Value(t.number, t.violation, t.objective, v.objective)
                        from TrialRow t join ValueRow v on v.trialId = t.id
                        where t.studyId = :study and t.revision > :after and t.revision <= :upTo and t.state = COMPLETE
                        order by t.studyId, t.revision, v.position
                        """, Value.class)
                .setParameter("study", study)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultList();
    }
}
