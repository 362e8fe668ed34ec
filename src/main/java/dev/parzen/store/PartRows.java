package dev.parzen.store;

import dev.parzen.trial.EndedAttempt;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** The rows of a trial's parts. They are added and deleted, never changed. */
final class PartRows {
    private PartRows() {}

    /** Names one of a trial's rows in a list. */
    record Place(long trialId, int position) {}

    /** Names one of a trial's rows in a list for each step. */
    record StepPlace(long trialId, int step, int position) {}

    /** Names one of a trial's parameters. */
    record ParameterPlace(long trialId, ParameterRow.Role role, int position) {}

    /** Any of them. */
    @MappedSuperclass
    abstract static class PartRow {
        @Id
        long trialId;
    }

    /** One in a list. */
    @MappedSuperclass
    abstract static class ListedRow extends PartRow {
        @Id
        int position;

        final void at(long trial, int index) {
            trialId = trial;
            position = index;
        }
    }

    /** The value of a direction after the first. */
    @Entity(name = "ValueRow")
    @Immutable
    @IdClass(Place.class)
    @Table(name = "trial_value")
    static class ValueRow extends ListedRow {
        double objective;

        static ValueRow of(Double value) {
            ValueRow row = new ValueRow();
            row.objective = value;
            return row;
        }
    }

    /** A constraint that a worker told. */
    @Entity(name = "ConstraintRow")
    @Immutable
    @IdClass(Place.class)
    @Table(name = "trial_constraint")
    static class ConstraintRow extends ListedRow {
        String name;
        double violation;

        static ConstraintRow of(String name, Double violation) {
            ConstraintRow row = new ConstraintRow();
            row.name = name;
            row.violation = violation;
            return row;
        }
    }

    /** An attribute. */
    @Entity(name = "AttributeRow")
    @Immutable
    @IdClass(Place.class)
    @Table(name = "trial_attribute")
    static class AttributeRow extends ListedRow {
        String name;
        String json;

        static AttributeRow of(String name, String json) {
            AttributeRow row = new AttributeRow();
            row.name = name;
            row.json = json;
            return row;
        }
    }

    /** An attempt that ended without a result. */
    @Entity(name = "AttemptRow")
    @Immutable
    @IdClass(Place.class)
    @Table(name = "trial_attempt")
    static class AttemptRow extends ListedRow {
        int attempt;
        String worker;
        Instant begunAt;
        Instant endedAt;

        @Enumerated(EnumType.STRING)
        EndedAttempt.Ending ending;

        String reason;

        static AttemptRow of(EndedAttempt ended) {
            AttemptRow row = new AttemptRow();
            row.attempt = ended.attempt();
            row.worker = ended.worker().orElse(null);
            row.begunAt = ended.from();
            row.endedAt = ended.until();
            row.ending = ended.ended();
            row.reason = ended.reason();
            return row;
        }

        EndedAttempt toEndedAttempt() {
            return new EndedAttempt(attempt, Optional.ofNullable(worker), begunAt, endedAt, ending, reason);
        }
    }

    /** A reported value for one direction. */
    @Entity(name = "ReportRow")
    @Immutable
    @IdClass(StepPlace.class)
    @Table(name = "trial_report")
    static class ReportRow extends PartRow {
        @Id
        int step;

        @Id
        int position;

        double objective;
        Instant at;
    }

    /** A further figure of a report. */
    @Entity(name = "MetricRow")
    @Immutable
    @IdClass(StepPlace.class)
    @Table(name = "trial_metric")
    static class MetricRow extends PartRow {
        @Id
        int step;

        @Id
        int position;

        String name;
        double metric;
    }
}
