package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.trial.Direction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user asks for when a study is made; only the name is needed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StudySpec")
public record StudyRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,

        @Schema(
                description =
                        "MINIMIZE or MAXIMIZE, one for each value of a trial; several make a front of best trials.")
        List<String> directions,

        @Schema(description = "The parameters in order; without it, they come one at a time.")
        List<ParameterJson> space,

        @Schema(type = "object", description = "A kind of GET /catalogue with its settings.")
        ObjectNode sampler,

        @Schema(type = "object", description = "A kind of GET /catalogue with its settings.")
        ObjectNode pruner,

        @Schema(type = "object", description = "What a trial evaluates: external, benchmark or neural-network.")
        ObjectNode objective,

        BudgetJson budget,
        LeaseJson lease,

        @Schema(description = "Names of the constraints that every trial tells.")
        List<String> constraints,

        @Schema(description = "What a worker must offer to get these trials.")
        Map<String, String> labels,

        @Schema(type = "object", description = "Any JSON by name.")
        Map<String, JsonNode> attributes,

        String notes,

        @Schema(
                description = "So many trials that fail one after the other pause the study; 0: never.",
                defaultValue = "10")
        Integer pauseAfterFailures,

        @Schema(description = "Earlier studies, by name or @id, whose finished trials inform the sampler.")
        List<String> warmStart) {

    /**
     * The full specification, with defaults filled in.
     *
     * @param seeds draws the sampler's seed if none is given
     */
    public StudySpec toSpec(LongSupplier seeds) {
        if (name == null) {
            throw new MalformedException("/name", "The member \"name\" is missing: every study has one.");
        }
        ObjectiveSpec what =
                at("objective", () -> objective == null ? new ObjectiveSpec.External() : readObjective(objective));
        List<Direction> wanted = readDirections(what);
        StudySpecDraft draft = new StudySpecDraft(name, at("sampler", () -> seeded(Defaults.sampler(sampler), seeds)));
        draft.directions = wanted;
        draft.space = at("space", () -> space(what));
        draft.pruner = at("pruner", () -> Defaults.pruner(pruner, what, wanted.size()));
        draft.objective = what;
        draft.budget = at("budget", () -> BudgetJson.toBudget(budget));
        draft.lease = at("lease", () -> LeaseJson.toTerms(lease, what.runsInPool()));
        draft.constraints = texts("constraints", constraints);
        draft.labels = readLabels();
        draft.attributes = Json.texts(attributes);
        draft.notes = notes == null ? "" : notes;
        draft.pauseAfterFailures =
                pauseAfterFailures == null ? StudySpecDraft.PAUSE_AFTER_FAILURES : pauseAfterFailures;
        draft.warmStart =
                texts("warmStart", warmStart).stream().map(StudyRef::new).toList();
        StudySpec spec = draft.build();
        at("objective", () -> {
            what.requireNew();
            return what;
        });
        at("directions", () -> requireWished(what.wishes(), wanted));
        return at("space", () -> {
            what.requireUses(spec.space());
            return spec;
        });
    }

    /** What asks for a study with exactly this specification. */
    public static StudyRequest of(StudySpec spec) {
        return new StudyRequest(
                spec.name(),
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
                spec.warmStart().stream().map(StudyRef::text).toList());
    }

    static SamplerSpec seeded(SamplerSpec sampler, LongSupplier seeds) {
        return sampler.seed().isPresent() ? sampler : sampler.withSeed(seeds.getAsLong());
    }

    static <T> T at(String member, Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidValueException refused) {
            throw refused.under(member);
        } catch (MalformedException malformed) {
            throw malformed.under("/" + member);
        }
    }

    private static ObjectiveSpec readObjective(JsonNode node) {
        return Families.read(node, ObjectiveSpec.class);
    }

    private SearchSpace space(ObjectiveSpec what) {
        return space == null
                ? what.ownSpace().orElse(SearchSpace.UNDECLARED)
                : new SearchSpace(ParameterJson.toParameters(space));
    }

    /** Without a word about them they are as the objective's values have it. */
    private List<Direction> readDirections(ObjectiveSpec what) {
        if (directions == null) {
            return what.wishes().isEmpty()
                    ? List.of(Direction.MINIMIZE)
                    : what.wishes().stream().map(StudyRequest::better).toList();
        }
        List<Direction> all = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            String place = Integer.toString(i);
            String text = texts("directions", directions).get(i);
            all.add(at("directions", () -> Words.constant(Direction.class, place, text)));
        }
        return all;
    }

    private static Direction better(ObjectiveSpec.Wish wish) {
        return wish.isMinimized() ? Direction.MINIMIZE : Direction.MAXIMIZE;
    }

    private static List<Direction> requireWished(List<ObjectiveSpec.Wish> wishes, List<Direction> wanted) {
        for (int i = 0; i < wishes.size(); i++) {
            Direction better = better(wishes.get(i));
            if (wanted.get(i) != better) {
                throw new InvalidValueException(
                                "",
                                "This is " + wanted.get(i) + ", but of "
                                        + wishes.get(i).name() + " the "
                                        + (wishes.get(i).isMinimized() ? "smaller" : "larger")
                                        + " value is the better one: give " + better + ".")
                        .under(i);
            }
        }
        return wanted;
    }

    private Map<String, String> readLabels() {
        if (labels == null) {
            return Map.of();
        }
        if (labels.containsValue(null)) {
            throw new MalformedException("/labels", "A label's value is a text, not null.");
        }
        return labels;
    }

    private static List<String> texts(String member, List<String> items) {
        if (items == null) {
            return List.of();
        }
        if (items.contains(null)) {
            throw new MalformedException("/" + member + "/" + items.indexOf(null), "A text is needed here, not null.");
        }
        return items;
    }
}
