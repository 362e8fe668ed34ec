package dev.parzen.store;

import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Kinds;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Budget;
import dev.parzen.study.LeaseTerms;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.trial.Direction;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.wire.Families;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;

/** What a user asked for. */
@Entity
@Table(name = "study_spec")
@BatchSize(size = 100)
class StudySpecRow {
    @Id
    long studyId;

    String[] directions;

    Integer budgetTrials;
    BigDecimal budgetSeconds;
    Double budgetTarget;
    Integer budgetParallel;
    BigDecimal leaseSeconds;
    int leaseAttempts;
    String[] leaseRetryOn;
    String sampler;
    String pruner;
    String objective;
    String objectiveKind;
    String notes;
    int pauseAfterFailures;

    @ElementCollection
    @CollectionTable(name = "study_parameter", joinColumns = @JoinColumn(name = "study_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    List<ParameterColumns> parameters = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "study_constraint", joinColumns = @JoinColumn(name = "study_id"))
    @OrderColumn(name = "position")
    @Column(name = "name")
    @BatchSize(size = 100)
    List<String> constraints = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "study_label", joinColumns = @JoinColumn(name = "study_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    List<Label> labels = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "study_attribute", joinColumns = @JoinColumn(name = "study_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    List<Attribute> attributes = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "study_earlier", joinColumns = @JoinColumn(name = "study_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    List<Earlier> earlier = new ArrayList<>();

    /** Of a study that comes from elsewhere, what the earlier studies were called there. */
    @ElementCollection
    @CollectionTable(name = "study_inherited", joinColumns = @JoinColumn(name = "study_id"))
    @OrderColumn(name = "position")
    @Column(name = "name")
    @BatchSize(size = 100)
    List<String> inherited = new ArrayList<>();

    /** An earlier study, up to the revision to which this one learns from it. */
    @Embeddable
    record Earlier(long earlierId, long revision) {}

    /** A label that a worker must offer. */
    @Embeddable
    record Label(String name, String label) {}

    /** An attribute. */
    @Embeddable
    record Attribute(String name, String json) {}

    static StudySpecRow of(long study, StudySpec spec, List<Earlier> earlier) {
        StudySpecRow row = new StudySpecRow();
        row.studyId = study;
        row.earlier.addAll(earlier);
        row.follow(spec);
        return row;
    }

    final void follow(StudySpec spec) {
        directions = spec.directions().stream().map(Enum::name).toArray(String[]::new);
        follow(spec.budget());
        leaseSeconds = seconds(spec.lease().duration());
        leaseAttempts = spec.lease().attempts();
        leaseRetryOn = spec.lease().retryOn().stream().map(Enum::name).toArray(String[]::new);
        sampler = Families.text(spec.sampler());
        pruner = Families.text(spec.pruner());
        objective = Families.text(spec.objective());
        objectiveKind = Kinds.nameOf(spec.objective());
        notes = spec.notes();
        pauseAfterFailures = spec.pauseAfterFailures();
        replace(
                parameters,
                spec.space().parameters().stream().map(ParameterColumns::of).toList());
        replace(constraints, spec.constraints());
        replace(
                labels,
                spec.labels().entrySet().stream()
                        .map(e -> new Label(e.getKey(), e.getValue()))
                        .toList());
        replace(
                attributes,
                spec.attributes().entrySet().stream()
                        .map(e -> new Attribute(e.getKey(), e.getValue()))
                        .toList());
    }

    /** The earlier studies by id, those elsewhere by name. */
    StudySpec toSpec(String name) {
        Map<String, String> labelled = new LinkedHashMap<>();
        labels.forEach(label -> labelled.put(label.name(), label.label()));
        Map<String, String> attributed = new LinkedHashMap<>();
        attributes.forEach(attribute -> attributed.put(attribute.name(), attribute.json()));
        StudySpecDraft draft = new StudySpecDraft(name, Families.read(sampler, SamplerSpec.class));
        draft.directions = directions();
        draft.space = space();
        draft.pruner = Families.read(pruner, PrunerSpec.class);
        draft.objective = Families.read(objective, ObjectiveSpec.class);
        draft.budget = budget();
        draft.lease = new LeaseTerms(duration(leaseSeconds), leaseAttempts, retryOn());
        draft.constraints = constraints;
        draft.labels = labelled;
        draft.attributes = attributed;
        draft.notes = notes;
        draft.pauseAfterFailures = pauseAfterFailures;
        draft.warmStart = Stream.concat(
                        earlier.stream().map(one -> StudyRef.of(one.earlierId())),
                        inherited.stream().map(StudyRef::new))
                .toList();
        return draft.build();
    }

    private Set<Ending> retryOn() {
        return Arrays.stream(leaseRetryOn).map(Ending::valueOf).collect(Collectors.toSet());
    }

    List<Direction> directions() {
        return Arrays.stream(directions).map(Direction::valueOf).toList();
    }

    SearchSpace space() {
        return new SearchSpace(
                parameters.stream().map(ParameterColumns::toParameter).toList());
    }

    private void follow(Budget budget) {
        budgetTrials = boxed(budget.trials());
        budgetSeconds = budget.time().map(StudySpecRow::seconds).orElse(null);
        budgetTarget = budget.target().isPresent() ? budget.target().getAsDouble() : null;
        budgetParallel = boxed(budget.parallel());
    }

    private Budget budget() {
        return new Budget(
                optional(budgetTrials),
                Optional.ofNullable(budgetSeconds).map(StudySpecRow::duration),
                budgetTarget == null ? OptionalDouble.empty() : OptionalDouble.of(budgetTarget),
                optional(budgetParallel));
    }

    private static <T> void replace(List<T> old, List<T> now) {
        if (!old.equals(now)) {
            old.clear();
            old.addAll(now);
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static Duration duration(BigDecimal seconds) {
        long whole = seconds.longValue();
        return Duration.ofSeconds(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    private static Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
