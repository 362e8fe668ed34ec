package dev.parzen.store;

import dev.parzen.space.ParameterValue;
import dev.parzen.store.DatabaseLedger.Stored;
import dev.parzen.trial.Trial;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Trials to be changed: each is locked as it is read. */
@Component
class LockedTrials {
    private static final List<Class<?>> PARTS = List.of(
            ParameterRow.class,
            PartRows.ValueRow.class,
            PartRows.ReportRow.class,
            PartRows.MetricRow.class,
            PartRows.AttemptRow.class,
            PartRows.ConstraintRow.class,
            PartRows.AttributeRow.class);

    private final EntityManager entities;
    private final TrialRows rows;
    private final TrialReader reader;
    private final TrialWriter writer;

    LockedTrials(EntityManager entities, TrialRows rows, TrialReader reader, TrialWriter writer) {
        this.entities = entities;
        this.rows = rows;
        this.reader = reader;
        this.writer = writer;
    }

    Optional<Stored> locked(long study, int number) {
        return locked(TrialRow.id(study, number));
    }

    List<Stored> waiting(long study, int limit) {
        List<TrialRow> found = rows.waiting(study, Limit.of(limit));
        List<Trial> trials = reader.read(found);
        List<Stored> waiting = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            waiting.add(new Stored(found.get(i), trials.get(i)));
        }
        return waiting;
    }

    TrialRow add(Trial trial) {
        return writer.add(trial);
    }

    void addParts(List<Trial> added) {
        writer.addParts(added);
    }

    void change(TrialRow row, Trial before, Trial now) {
        writer.change(row, before, now);
    }

    /** Trials first: whoever writes to one is waited for, and nobody writes to it afterwards. */
    void deleteOf(long study) {
        delete(TrialRow.class, "id", study);
        PARTS.forEach(part -> delete(part, "trialId", study));
    }

    private void delete(Class<?> rows, String id, long study) {
        entities.createQuery("delete from " + rows.getSimpleName() + " r where r." + id + " between :first and :last")
                .setParameter("first", TrialRow.firstId(study))
                .setParameter("last", TrialRow.lastId(study))
                .executeUpdate();
    }

    /** The first trial of the study with exactly these values, given or chosen. */
    Optional<Stored> withValues(long study, Map<String, ParameterValue> values) {
        return new ValueSearch(values).first(entities, study).flatMap(this::locked);
    }

    private Optional<Stored> locked(long id) {
        return Optional.ofNullable(entities.find(TrialRow.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(row -> new Stored(row, reader.read(row)));
    }
}
