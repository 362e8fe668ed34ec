package dev.parzen.store;

import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.store.PartRows.AttemptRow;
import dev.parzen.store.PartRows.AttributeRow;
import dev.parzen.store.PartRows.ConstraintRow;
import dev.parzen.store.PartRows.MetricRow;
import dev.parzen.store.PartRows.PartRow;
import dev.parzen.store.PartRows.ReportRow;
import dev.parzen.store.PartRows.ValueRow;
import dev.parzen.trial.Choice;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialDraft;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.springframework.stereotype.Component;

/** Puts trials together from their rows, many at once: one query for each part that any of them has. */
@Component
class TrialReader {
    private static final int KEPT = 2000;
    private static final int RANGE_PER_TRIAL = 2;
    private static final Set<Part> ALL = Set.of(Part.values());

    private final EntityManager entities;
    private final Distributions distributions;
    private final Recent<Long, Trial> kept = new Recent<>(KEPT);

    TrialReader(EntityManager entities, Distributions distributions) {
        this.entities = entities;
        this.distributions = distributions;
    }

    Trial read(TrialRow row) {
        return read(List.of(row)).get(0);
    }

    List<Trial> read(List<TrialRow> rows) {
        return read(rows, ALL);
    }

    /** The trials with at least these parts of them. */
    List<Trial> read(List<TrialRow> rows, Set<Part> parts) {
        Map<Long, Trial> known = new HashMap<>();
        rows.forEach(row -> kept.get(row.stamp).ifPresent(trial -> known.put(row.id, trial)));
        List<TrialRow> missing =
                rows.stream().filter(row -> !known.containsKey(row.id)).toList();
        if (!missing.isEmpty()) {
            Loaded loaded = new Loaded(missing, parts);
            missing.forEach(row -> known.put(row.id, loaded.trial(row)));
        }
        letGo(rows);
        return rows.stream().map(row -> known.get(row.id)).toList();
    }

    /** Keeps an unfinished trial as its rows now are: whoever holds it will be back soon. */
    void keep(TrialRow row, Trial trial) {
        if (!trial.isFinished()) {
            kept.put(row.stamp, trial);
        }
    }

    /** Whoever changes a trial later locks it and reads it again. */
    private void letGo(List<TrialRow> rows) {
        Session session = entities.unwrap(Session.class);
        for (TrialRow row : rows) {
            if (!session.getCurrentLockMode(row).greaterThan(LockMode.READ)) {
                session.detach(row);
            }
        }
    }

    /** The rows of several trials' parts. */
    private final class Loaded {
        private final Map<Long, List<ParameterRow>> parameters;
        private final Map<Long, List<ValueRow>> values;
        private final Map<Long, List<ReportRow>> reports;
        private final Map<Long, List<MetricRow>> metrics;
        private final Map<Long, List<AttemptRow>> attempts;
        private final Map<Long, List<ConstraintRow>> constraints;
        private final Map<Long, List<AttributeRow>> attributes;
        private final Map<Long, Optional<Distribution>> distribution = new HashMap<>();

        Loaded(List<TrialRow> trials, Set<Part> parts) {
            Query query = new Query(trials, parts);
            parameters = query.rows(Part.PARAMETERS, ParameterRow.class, "p.trialId, p.role, p.position");
            values = query.rows(Part.VALUES, ValueRow.class, "p.trialId, p.position");
            reports = query.rows(Part.REPORTS, ReportRow.class, "p.trialId, p.step, p.position");
            metrics = query.rows(Part.METRICS, MetricRow.class, "p.trialId, p.step, p.position");
            attempts = query.rows(Part.ATTEMPTS, AttemptRow.class, "p.trialId, p.position");
            constraints = query.rows(Part.CONSTRAINTS, ConstraintRow.class, "p.trialId, p.position");
            attributes = query.rows(Part.ATTRIBUTES, AttributeRow.class, "p.trialId, p.position");
            distributions
                    .withIds(parameters.values().stream()
                            .flatMap(List::stream)
                            .map(row -> row.distributionId)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()))
                    .forEach((id, known) -> distribution.put(id, Optional.of(known)));
        }

        Trial trial(TrialRow row) {
            TrialDraft draft = new TrialDraft(row.studyId, row.id, row.number);
            draft.attempt = row.attempt;
            draft.state =
                    row.toState(of(values, row).stream().map(v -> v.objective).toList());
            draft.given = values(row, ParameterRow.Role.GIVEN);
            draft.proposal = Proposal.of(values(row, ParameterRow.Role.PROPOSED));
            draft.params = choices(row);
            draft.reports = reports(row);
            draft.attempts = endedAttempts(row);
            draft.notes = Escaped.texts(row.notes);
            draft.constraints = map(of(constraints, row), c -> c.name, c -> c.violation);
            draft.attributes = map(of(attributes, row), a -> a.name, a -> a.json);
            draft.queuedAt = Optional.ofNullable(row.queuedAt);
            draft.startedAt = Optional.ofNullable(row.startedAt);
            draft.finishedAt = Optional.ofNullable(row.finishedAt);
            draft.sampler = Optional.ofNullable(row.sampler);
            draft.pruning = row.pruning();
            draft.outOfSpace = row.outOfSpace;
            return draft.build();
        }

        private Map<String, ParameterValue> values(TrialRow trial, ParameterRow.Role role) {
            Map<String, ParameterValue> found = new LinkedHashMap<>();
            for (ParameterRow row : of(parameters, trial)) {
                if (row.role == role) {
                    found.put(row.name, row.toValue());
                }
            }
            return found;
        }

        private Map<String, Choice> choices(TrialRow trial) {
            Map<String, Choice> found = new LinkedHashMap<>();
            for (ParameterRow row : of(parameters, trial)) {
                if (row.role == ParameterRow.Role.CHOSEN) {
                    found.put(
                            row.name,
                            new Choice(row.toValue(), distribution.getOrDefault(row.distributionId, Optional.empty())));
                }
            }
            return found;
        }

        private List<Report> reports(TrialRow trial) {
            Map<Integer, Map<String, Double>> figures = new HashMap<>();
            for (MetricRow row : of(metrics, trial)) {
                figures.computeIfAbsent(row.step, step -> new HashMap<>()).put(row.name, row.metric);
            }
            Map<Integer, List<ReportRow>> steps = new LinkedHashMap<>();
            of(reports, trial)
                    .forEach(row -> steps.computeIfAbsent(row.step, step -> new ArrayList<>())
                            .add(row));
            List<Report> found = new ArrayList<>(steps.size());
            steps.forEach((step, rows) -> found.add(new Report(
                    step,
                    rows.stream().map(row -> row.objective).toList(),
                    figures.getOrDefault(step, Map.of()),
                    rows.get(0).at)));
            return found;
        }

        private List<EndedAttempt> endedAttempts(TrialRow trial) {
            return of(attempts, trial).stream().map(AttemptRow::toEndedAttempt).toList();
        }
    }

    /** What is asked for. */
    private final class Query {
        private final List<TrialRow> trials;
        private final Set<Part> parts;

        Query(List<TrialRow> trials, Set<Part> parts) {
            this.trials = trials;
            this.parts = parts;
        }

        <R extends PartRow> Map<Long, List<R>> rows(Part part, Class<R> type, String order) {
            List<Long> ids = parts.contains(part)
                    ? trials.stream()
                            .filter(trial -> trial.has(part))
                            .map(trial -> trial.id)
                            .collect(Collectors.toCollection(ArrayList::new))
                    : List.of();
            if (ids.isEmpty()) {
                return Map.of();
            }
            Collections.sort(ids);
            long first = ids.get(0);
            long last = ids.get(ids.size() - 1);
            // A range is read four times as fast as a list, if little else lies in it.
            boolean isRange = last - first < RANGE_PER_TRIAL * ids.size();
            TypedQuery<R> query = entities.createQuery(
                    "select " + selected(type) + " from " + type.getSimpleName() + " p where p.trialId "
                            + (isRange ? "between :first and :last" : "in :ids") + " order by " + order,
                    type);
            if (isRange) {
                query.setParameter("first", first).setParameter("last", last);
            } else {
                query.setParameter("ids", ids);
            }
            List<R> rows = query.getResultList();
            if (type != ParameterRow.class) {
                // A row of the same place may be added later in this unit.
                rows.forEach(entities::detach);
            }
            Map<Long, List<R>> found = new HashMap<>();
            rows.forEach(row ->
                    found.computeIfAbsent(row.trialId, id -> new ArrayList<>()).add(row));
            return found;
        }
    }

    /** Parameters are the many rows: as plain objects they cost a third of what entities do. */
    private static String selected(Class<?> type) {
        return type == ParameterRow.class ? ParameterRow.SELECTED : "p";
    }

    private static <R> List<R> of(Map<Long, List<R>> rows, TrialRow trial) {
        return rows.getOrDefault(trial.id, List.of());
    }

    private static <R, V> Map<String, V> map(List<R> rows, Function<R, String> name, Function<R, V> value) {
        return rows.stream().collect(Collectors.toMap(name, value));
    }
}
