package dev.parzen.store;

import dev.parzen.study.Snapshot;
import dev.parzen.study.Study;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Component;

/**
 * Studies that come from elsewhere, each in one transaction. It may last, so the study gets its name at the very end: nobody
 * who makes another study of the same name waits for more than that.
 */
@Component
class Arrivals {
    private static final int WRITTEN_AT_ONCE = 200;

    private final EntityManager entities;
    private final Units units;
    private final Turns turns;
    private final StudyRows studies;
    private final Parts parts;

    Arrivals(EntityManager entities, Units units, Turns turns, StudyRows studies, Parts parts) {
        this.entities = entities;
        this.units = units;
        this.turns = turns;
        this.studies = studies;
        this.parts = parts;
    }

    /** What takes the parts of a study. */
    @Component
    record Parts(Specs specs, Distributions distributions, Inheritance inheritance, TrialWriter trials) {}

    Study restore(Snapshot snapshot) {
        return units.write(() -> {
            String name = snapshot.study().name();
            requireFree(name);
            StudyRow row = nameless(snapshot.study());
            new Arrival(row, snapshot).write();
            turns.create(() -> named(row, name));
            return parts.specs().study(row);
        });
    }

    private void requireFree(String name) {
        if (studies.findByName(name).isPresent()) {
            throw TunerException.Conflict.nameTaken(name);
        }
    }

    private StudyRow nameless(Study study) {
        StudyRow row = new StudyRow();
        row.follow(study.moved(0));
        row.name = "@" + UUID.randomUUID();
        row.specStamp = Stamps.next();
        Unmanaged.insert(entities, row);
        return row;
    }

    private StudyRow named(StudyRow row, String name) {
        requireFree(name);
        row.name = name;
        try {
            entities.createQuery("update StudyRow s set s.name = :name where s.id = :id")
                    .setParameter("name", name)
                    .setParameter("id", row.id)
                    .executeUpdate();
        } catch (ConstraintViolationException taken) {
            throw TunerException.Conflict.nameTaken(name);
        }
        return entities.merge(row);
    }

    /** One of them on its way. */
    private final class Arrival {
        private final StudyRow row;
        private final Snapshot snapshot;
        private final List<Snapshot.Entry> waiting = new ArrayList<>();
        private Study study;
        private int earlier;

        Arrival(StudyRow row, Snapshot snapshot) {
            this.row = row;
            this.snapshot = snapshot;
            this.study = snapshot.study().moved(row.id);
        }

        void write() {
            parts.specs().addInherited(row.id, study.spec());
            snapshot.recorded()
                    .forEach((name, distribution) ->
                            parts.distributions().idOf(new Distributions.Content(row.id, name, distribution)));
            snapshot.forEachEarlier(trial -> {
                parts.inheritance().add(row.id, earlier++, trial);
                writtenIf(earlier % WRITTEN_AT_ONCE == 0);
            });
            snapshot.forEachTrial(entry -> {
                waiting.add(entry);
                if (waiting.size() == WRITTEN_AT_ONCE) {
                    writeWaiting();
                }
            });
            writeWaiting();
            String namelessYet = row.name;
            row.follow(study);
            row.name = namelessYet;
        }

        private void writeWaiting() {
            List<Trial> trials = waiting.stream().map(this::add).toList();
            parts.trials().addParts(trials);
            waiting.clear();
            writtenIf(true);
        }

        private Trial add(Snapshot.Entry entry) {
            Trial trial = entry.trial()
                    .moved(row.id, TrialRow.id(row.id, entry.trial().number()));
            TrialRow added = parts.trials().add(trial);
            if (entry.order().isPresent()) {
                added.revision = (long) entry.order().getAsInt();
                added.violation = trial.violation(study.spec().constraints());
                row.revision++;
                considered(trial, added.violation);
            }
            study = study.holding(trial);
            row.bestValue = study.bestValue().isPresent() ? study.bestValue().getAsDouble() : null;
            return trial;
        }

        private void considered(Trial trial, double violation) {
            if (trial.stateName() == TrialState.Name.COMPLETE && !study.spec().hasSeveralDirections()) {
                row.consider(trial, violation, study.spec());
            }
        }

        /** What is written need not be remembered. */
        private void writtenIf(boolean isMuch) {
            if (isMuch) {
                entities.flush();
                entities.clear();
            }
        }
    }
}
