package dev.parzen.wire;

import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.study.Budget;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.study.StudyState;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON merge patch (RFC 7396) of what users may change of a study; sampler and pruner are replaced whole. */
public final class StudyPatch {
    private static final Set<String> CHANGEABLE = new TreeSet<>(Set.of(
            "state", "reason", "budget", "sampler", "pruner", "attributes", "labels", "notes", "pauseAfterFailures"));

    private final Study study;
    private final ObjectNode patch;

    private StudyPatch(Study study, ObjectNode patch) {
        this.study = study;
        this.patch = patch;
    }

    /**
     * The change that the patch means for the study as it stands.
     *
     * @param seeds draws the seed of a new sampler if none is given
     * @param ifVersion the version of the study to insist on
     */
    public static StudyChange change(Study study, ObjectNode patch, LongSupplier seeds, OptionalInt ifVersion) {
        for (String member : patch.propertyNames()) {
            if (!CHANGEABLE.contains(member)) {
                throw new MalformedException(
                        "/" + member,
                        "The member \"" + member + "\" cannot be changed. These can: " + String.join(", ", CHANGEABLE)
                                + ".");
            }
        }
        return new StudyPatch(study, patch).change(seeds, ifVersion);
    }

    /**
     * The patch that means the change for the study as it stands. What a replaced map lacks is removed by null; so a null
     * inside an attribute, which a merge patch cannot tell from that, is left out.
     */
    public static ObjectNode of(StudyChange change, Study study) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        change.state().ifPresent(state -> patch.put("state", state.name()));
        change.reason().ifPresent(reason -> patch.put("reason", reason));
        change.budget().ifPresent(budget -> patch.set("budget", BudgetJson.whole(budget)));
        change.sampler().ifPresent(sampler -> patch.set("sampler", Families.write(sampler)));
        change.pruner().ifPresent(pruner -> patch.set("pruner", Families.write(pruner)));
        change.attributes()
                .ifPresent(wanted -> patch.set(
                        "attributes",
                        difference(tree(Json.values(study.spec().attributes())), tree(Json.values(wanted)))));
        change.labels()
                .ifPresent(wanted ->
                        patch.set("labels", difference(tree(study.spec().labels()), tree(wanted))));
        change.notes().ifPresent(notes -> patch.put("notes", notes));
        change.pauseAfterFailures().ifPresent(failures -> patch.put("pauseAfterFailures", failures));
        return patch;
    }

    private static ObjectNode tree(Map<String, ?> members) {
        return Json.mapper().valueToTree(members);
    }

    /** What {@link #merge} makes {@code wanted} of {@code present} with. */
    private static ObjectNode difference(ObjectNode present, ObjectNode wanted) {
        ObjectNode patch = wanted.deepCopy();
        present.properties().forEach(entry -> {
            JsonNode other = wanted.get(entry.getKey());
            if (other == null) {
                patch.putNull(entry.getKey());
            } else if (entry.getValue() instanceof ObjectNode inner && other instanceof ObjectNode wantedInner) {
                patch.set(entry.getKey(), difference(inner, wantedInner));
            }
        });
        return patch;
    }

    private StudyChange change(LongSupplier seeds, OptionalInt ifVersion) {
        return StudyChange.of(change -> {
            change.state = text("state").map(state -> Words.constant(StudyState.class, "state", state));
            change.reason = member("reason").filter(node -> !node.isNull()).flatMap(node -> text("reason"));
            change.budget = member("budget").map(node -> StudyRequest.at("budget", () -> budget(node)));
            change.sampler = member("sampler").map(node -> StudyRequest.at("sampler", () -> sampler(node, seeds)));
            change.pruner = member("pruner").map(node -> StudyRequest.at("pruner", () -> pruner(node)));
            change.attributes = member("attributes").map(node -> attributes(objectOrNull("attributes", node)));
            change.labels = member("labels").map(node -> labels(objectOrNull("labels", node)));
            change.notes = patch.has("notes") && patch.get("notes").isNull() ? Optional.of("") : text("notes");
            change.pauseAfterFailures = pauseAfterFailures();
            change.ifVersion = ifVersion;
        });
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(patch.get(name));
    }

    private Optional<String> text(String name) {
        return member(name).map(node -> {
            if (!node.isString()) {
                throw new MalformedException("/" + name, "The member \"" + name + "\" is a text.");
            }
            return node.asString();
        });
    }

    private OptionalInt pauseAfterFailures() {
        JsonNode node = patch.get("pauseAfterFailures");
        if (node == null) {
            return OptionalInt.empty();
        }
        if (node.isNull()) {
            return OptionalInt.of(StudySpecDraft.PAUSE_AFTER_FAILURES);
        }
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw new MalformedException("/pauseAfterFailures", "A whole number is needed here.");
        }
        return OptionalInt.of(node.asInt());
    }

    private Budget budget(JsonNode change) {
        if (change.isNull()) {
            return Budget.UNLIMITED;
        }
        BudgetJson present = BudgetJson.of(study.spec().budget());
        ObjectNode merged = present == null
                ? JsonNodeFactory.instance.objectNode()
                : Json.mapper().valueToTree(present);
        merge(merged, requireObject("", change));
        return BudgetJson.toBudget(Json.convert(merged, BudgetJson.class));
    }

    /** Null means the default again, as when the study was made. */
    private SamplerSpec sampler(JsonNode change, LongSupplier seeds) {
        ObjectNode given = change.isNull() ? null : requireObject("", change);
        return StudyRequest.seeded(Defaults.sampler(given), seeds);
    }

    private PrunerSpec pruner(JsonNode change) {
        ObjectNode given = change.isNull() ? null : requireObject("", change);
        return Defaults.pruner(
                given, study.spec().objective(), study.spec().directions().size());
    }

    /** Attributes merge as deep as objects go. */
    private Map<String, String> attributes(Optional<ObjectNode> change) {
        if (change.isEmpty()) {
            return Map.of();
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        Json.values(study.spec().attributes()).forEach(merged::set);
        merge(merged, change.get());
        Map<String, JsonNode> values = new TreeMap<>();
        merged.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return Json.texts(values);
    }

    private Map<String, String> labels(Optional<ObjectNode> change) {
        if (change.isEmpty()) {
            return Map.of();
        }
        Map<String, String> merged = new TreeMap<>(study.spec().labels());
        change.get().properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                merged.remove(entry.getKey());
            } else if (entry.getValue().isString()) {
                merged.put(entry.getKey(), entry.getValue().asString());
            } else {
                throw new MalformedException("/labels/" + entry.getKey(), "A label's value is a text.");
            }
        });
        return merged;
    }

    private static void merge(ObjectNode target, ObjectNode change) {
        change.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else if (entry.getValue() instanceof ObjectNode inner) {
                ObjectNode below = target.get(entry.getKey()) instanceof ObjectNode present
                        ? present
                        : JsonNodeFactory.instance.objectNode();
                merge(below, inner);
                target.set(entry.getKey(), below);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static Optional<ObjectNode> objectOrNull(String member, JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(requireObject("/" + member, node));
    }

    private static ObjectNode requireObject(String pointer, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedException(pointer, "An object is needed here.");
    }
}
