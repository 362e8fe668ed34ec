package dev.parzen.store;

import dev.parzen.space.Distribution;
import dev.parzen.study.Snapshot;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Whole studies as they stand at one moment, read page by page in one transaction that locks nothing. */
@Component
class Snapshots {
    /** Trials may have many reports. */
    private static final int READ_AT_ONCE = 200;

    private final EntityManager entities;
    private final Units units;
    private final Specs specs;
    private final TrialRows rows;
    private final Sources sources;

    Snapshots(EntityManager entities, Units units, Specs specs, TrialRows rows, Sources sources) {
        this.entities = entities;
        this.units = units;
        this.specs = specs;
        this.rows = rows;
        this.sources = sources;
    }

    /** What trials are put together from. */
    @Component
    record Sources(TrialReader trials, Distributions distributions, Beginnings beginnings) {}

    void read(long study, Consumer<Snapshot> reader) {
        units.snapshot(() -> {
            StudyRow row = entities.find(StudyRow.class, study);
            if (row == null) {
                throw TunerException.NotFound.study(StudyRef.of(study));
            }
            reader.accept(new Moment(specs.study(row)));
        });
    }

    /** A study in the present transaction. */
    private final class Moment implements Snapshot {
        private final Study study;

        Moment(Study study) {
            this.study = study;
        }

        @Override
        public Study study() {
            return study;
        }

        @Override
        public Map<String, Distribution> recorded() {
            return sources.distributions().firsts(study.id());
        }

        @Override
        public void forEachEarlier(Consumer<Observation> reader) {
            History beginning = sources.beginnings().of(study.id());
            for (int row = 0; row < beginning.size(); row++) {
                reader.accept(beginning.row(row));
            }
        }

        @Override
        public void forEachTrial(Consumer<Entry> reader) {
            long first = TrialRow.firstId(study.id());
            List<TrialRow> next;
            do {
                next = rows.between(first, TrialRow.lastId(study.id()), Limit.of(READ_AT_ONCE));
                List<Trial> trials = sources.trials().read(next);
                for (int i = 0; i < next.size(); i++) {
                    reader.accept(new Entry(trials.get(i), order(next.get(i))));
                    first = next.get(i).id + 1;
                }
            } while (next.size() == READ_AT_ONCE);
        }

        private static OptionalInt order(TrialRow row) {
            return row.revision == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(row.revision));
        }
    }
}
