package dev.parzen.store;

import dev.parzen.store.ParameterRow.Role;
import dev.parzen.store.PartRows.AttemptRow;
import dev.parzen.store.PartRows.AttributeRow;
import dev.parzen.store.PartRows.ConstraintRow;
import dev.parzen.store.PartRows.ListedRow;
import dev.parzen.store.PartRows.MetricRow;
import dev.parzen.store.PartRows.ReportRow;
import dev.parzen.store.PartRows.ValueRow;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes of a trial what is new: a list that only grew costs the rows that it grew by. */
@Component
class TrialWriter {
    private final EntityManager entities;
    private final Distributions distributions;
    private final TrialReader reader;

    TrialWriter(EntityManager entities, Distributions distributions, TrialReader reader) {
        this.entities = entities;
        this.reader = reader;
        this.distributions = distributions;
    }

    /** Adds a trial, but for its parts. */
    TrialRow add(Trial trial) {
        TrialRow row = new TrialRow();
        row.follow(trial);
        entities.persist(row);
        reader.keep(row, trial);
        return row;
    }

    /** Adds the parts of trials that were added. All at once, the rows of each table go to the database together. */
    void addParts(List<Trial> added) {
        added.forEach(trial -> writeParts(Trial.waiting(trial.study(), trial.id(), trial.number()), trial));
    }

    /** Makes the rows of {@code before} those of {@code now}. */
    void change(TrialRow row, Trial before, Trial now) {
        row.follow(now);
        writeParts(before, now);
        reader.keep(row, now);
    }

    private void writeParts(Trial before, Trial now) {
        UnitOfWork.current().changes(now.id());
        writeParameters(before, now);
        writeReports(before, now);
        write(before, now, ValueRow.class, TrialWriter::further, ValueRow::of);
        write(before, now, AttemptRow.class, Trial::attempts, AttemptRow::of);
        write(
                before,
                now,
                ConstraintRow.class,
                t -> List.copyOf(t.constraints().entrySet()),
                c -> ConstraintRow.of(c.getKey(), c.getValue()));
        write(
                before,
                now,
                AttributeRow.class,
                t -> List.copyOf(t.attributes().entrySet()),
                a -> AttributeRow.of(a.getKey(), a.getValue()));
    }

    private <T> void write(
            Trial before, Trial now, Class<?> type, Function<Trial, List<T>> part, Function<T, ListedRow> toRow) {
        List<T> old = part.apply(before);
        List<T> fresh = part.apply(now);
        int same = sameAtStart(old, fresh);
        if (same < old.size()) {
            UnitOfWork.current().requireDeletable(now.id());
            entities.createQuery("delete from " + type.getSimpleName()
                            + " p where p.trialId = :trial and p.position >= :first")
                    .setParameter("trial", now.id())
                    .setParameter("first", same)
                    .executeUpdate();
        }
        for (int i = same; i < fresh.size(); i++) {
            ListedRow row = toRow.apply(fresh.get(i));
            row.at(now.id(), i);
            entities.persist(row);
        }
    }

    private void writeParameters(Trial before, Trial now) {
        writeParameters(Role.GIVEN, before, now, Trial::given, e -> ParameterRow.of(e.getKey(), e.getValue()));
        writeParameters(
                Role.PROPOSED,
                before,
                now,
                trial -> trial.proposal().values(),
                e -> ParameterRow.of(e.getKey(), e.getValue()));
        writeParameters(Role.CHOSEN, before, now, Trial::params, e -> chosen(now.study(), e.getKey(), e.getValue()));
    }

    private <V> void writeParameters(
            Role role,
            Trial before,
            Trial now,
            Function<Trial, Map<String, V>> part,
            Function<Map.Entry<String, V>, ParameterRow> toRow) {
        List<Map.Entry<String, V>> old = List.copyOf(part.apply(before).entrySet());
        List<Map.Entry<String, V>> fresh = List.copyOf(part.apply(now).entrySet());
        int same = sameAtStart(old, fresh);
        if (same < old.size()) {
            UnitOfWork.current().requireDeletable(now.id());
            entities.createQuery("delete from ParameterRow p"
                            + " where p.trialId = :trial and p.role = :role and p.position >= :first")
                    .setParameter("trial", now.id())
                    .setParameter("role", role)
                    .setParameter("first", same)
                    .executeUpdate();
        }
        for (int i = same; i < fresh.size(); i++) {
            ParameterRow row = toRow.apply(fresh.get(i));
            row.trialId = now.id();
            row.role = role;
            row.position = i;
            entities.persist(row);
        }
    }

    private ParameterRow chosen(long study, String name, Choice choice) {
        ParameterRow row = ParameterRow.of(name, choice.value());
        row.distributionId = choice.distribution()
                .map(distribution -> distributions.idOf(new Distributions.Content(study, name, distribution)))
                .orElse(null);
        return row;
    }

    private void writeReports(Trial before, Trial now) {
        if (before.reports().equals(now.reports())) {
            return;
        }
        Map<Integer, Report> old = new HashMap<>();
        before.reports().forEach(report -> old.put(report.step(), report));
        for (Report report : now.reports()) {
            Report replaced = old.remove(report.step());
            if (!report.equals(replaced)) {
                if (replaced != null) {
                    delete(now.id(), replaced);
                }
                add(now.id(), report);
            }
        }
        old.values().forEach(report -> delete(now.id(), report));
    }

    private void delete(long trial, Report report) {
        UnitOfWork.current().requireDeletable(trial);
        for (String rows : List.of("ReportRow", "MetricRow")) {
            entities.createQuery("delete from " + rows + " p where p.trialId = :trial and p.step = :step")
                    .setParameter("trial", trial)
                    .setParameter("step", report.step())
                    .executeUpdate();
        }
    }

    private void add(long trial, Report report) {
        for (int i = 0; i < report.values().size(); i++) {
            ReportRow row = new ReportRow();
            row.trialId = trial;
            row.step = report.step();
            row.position = i;
            row.objective = report.values().get(i);
            row.at = report.at();
            entities.persist(row);
        }
        int position = 0;
        for (Map.Entry<String, Double> metric : report.metrics().entrySet()) {
            MetricRow row = new MetricRow();
            row.trialId = trial;
            row.step = report.step();
            row.position = position++;
            row.name = metric.getKey();
            row.metric = metric.getValue();
            entities.persist(row);
        }
    }

    private static List<Double> further(Trial trial) {
        return trial.values()
                .map(values -> values.subList(Math.min(1, values.size()), values.size()))
                .orElse(List.of());
    }

    private static int sameAtStart(List<?> old, List<?> fresh) {
        int same = 0;
        while (same < Math.min(old.size(), fresh.size()) && old.get(same).equals(fresh.get(same))) {
            same++;
        }
        return same;
    }
}
