package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.pruner.BudgetPlan;
import dev.parzen.pruner.Outline;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Counts;
import dev.parzen.study.Study;
import dev.parzen.study.StudyDraft;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.study.StudyState;
import dev.parzen.trial.Direction;
import dev.parzen.trial.TrialState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A study as it is answered: the specification with every default filled in, and how far it is. */
@Schema(name = "Study")
public record StudyJson(
        @JsonInclude(JsonInclude.Include.NON_NULL) Long id,
        String name,
        String state,

        @Schema(description = "Why it is not ACTIVE, if somebody said; null while it is.")
        String reason,

        List<String> directions,
        List<ParameterJson> space,
        @Schema(type = "object") ObjectNode sampler,
        @Schema(type = "object") ObjectNode pruner,
        @Schema(type = "object") ObjectNode objective,
        BudgetJson budget,
        LeaseJson lease,
        List<String> constraints,
        Map<String, String> labels,
        @Schema(type = "object") Map<String, JsonNode> attributes,
        String notes,

        @Schema(description = "So many trials that fail one after the other pause the study; 0: never.", example = "10")
        int pauseAfterFailures,

        @Schema(description = "The earlier studies that it learns from; by @id if they were deleted since.")
        List<String> warmStart,

        Instant createdAt,
        Map<String, Integer> counts,

        @Schema(
                description =
                        "The best value of the feasible complete trials; null while there is none, and with several"
                                + " directions, for which GET …/best answers.")
        Double bestValue,

        @JsonInclude(JsonInclude.Include.NON_NULL) PlanJson plan) {

    /** What is drawn for a plan is the same each time. */
    private static final long PLAN_SEED = 1;

    public static StudyJson of(Study study) {
        return of(study, study.id(), null);
    }

    /**
     * A study as it would be if it were made now: without an id, but with a plan if its pruner allows one.
     *
     * @param steps how many a trial has, if that is known
     */
    public static StudyJson preview(StudySpec spec, Instant now, OptionalInt steps) {
        Optional<BudgetPlan> plan = spec.pruner()
                .plan(new Outline(spec.name(), steps), spec.budget().trials(), new SplittableRandom(PLAN_SEED));
        return of(Study.created(0, spec, now), null, plan.map(PlanJson::of).orElse(null));
    }

    /** The study as the core knows it; what JSON does not tell is left at its start, and its version is 0. */
    public Study toStudy() {
        return toStudy(0);
    }

    /** The same, with the version that its ETag tells. */
    public Study toStudy(int version) {
        Map<TrialState.Name, Integer> byState = new EnumMap<>(TrialState.Name.class);
        counts.forEach((stateName, count) -> byState.put(TrialState.Name.valueOf(stateName), count));
        StudyDraft draft = new StudyDraft(id, toSpec(), createdAt);
        draft.state = StudyState.valueOf(state);
        draft.reason = Optional.ofNullable(reason);
        draft.version = version;
        draft.counts = new Counts(byState);
        draft.bestValue = bestValue == null ? OptionalDouble.empty() : OptionalDouble.of(bestValue);
        return draft.build();
    }

    private StudySpec toSpec() {
        StudySpecDraft draft = new StudySpecDraft(name, Families.read(sampler, SamplerSpec.class));
        draft.directions = directions.stream().map(Direction::valueOf).toList();
        draft.space = new SearchSpace(ParameterJson.toParameters(space));
        draft.pruner = Families.read(pruner, PrunerSpec.class);
        draft.objective = Families.read(objective, ObjectiveSpec.class);
        draft.budget = BudgetJson.toBudget(budget);
        draft.lease = LeaseJson.toTerms(lease, false);
        draft.constraints = constraints;
        draft.labels = labels;
        draft.attributes = Json.texts(attributes);
        draft.notes = notes;
        draft.pauseAfterFailures = pauseAfterFailures;
        draft.warmStart = warmStart.stream().map(StudyRef::new).toList();
        return draft.build();
    }

    private static StudyJson of(Study study, Long id, PlanJson plan) {
        StudySpec spec = study.spec();
        return new StudyJson(
                id,
                spec.name(),
                study.state().name(),
                study.reason().orElse(null),
                spec.directions().stream().map(Enum::name).toList(),
                spec.space().parameters().stream().map(ParameterJson::of).toList(),
                Families.write(spec.sampler()),
                Families.write(spec.pruner()),
                Families.write(spec.objective()),
                BudgetJson.of(spec.budget()),
                LeaseJson.of(spec.lease()),
                spec.constraints(),
                spec.labels(),
                Json.values(spec.attributes()),
                spec.notes(),
                spec.pauseAfterFailures(),
                spec.warmStart().stream().map(StudyRef::text).toList(),
                study.createdAt(),
                byName(study.counts()),
                study.bestValue().isPresent() ? study.bestValue().getAsDouble() : null,
                plan);
    }

    private static Map<String, Integer> byName(Counts counts) {
        Map<String, Integer> named = new java.util.LinkedHashMap<>();
        counts.byState().forEach((name, count) -> named.put(name.name(), count));
        return named;
    }
}
