package dev.parzen.client;

import dev.parzen.study.Budget;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudySpec;
import dev.parzen.trial.TrialState;
import dev.parzen.wire.Families;
import dev.parzen.wire.ImportBody;
import dev.parzen.wire.ImportBody.ImportedTrial;
import dev.parzen.wire.Json;
import dev.parzen.wire.StudyJson;
import dev.parzen.wire.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The larger things that a client sends. */
final class Bodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> ONLY_ANSWERED = List.of("id", "state", "createdAt", "counts", "bestValue");

    private Bodies() {}

    /** A specification as a request: what the server would answer, without what only it knows. */
    static ObjectNode of(StudySpec spec) {
        ObjectNode body = Json.mapper().valueToTree(StudyJson.preview(spec, Instant.EPOCH));
        body.remove(ONLY_ANSWERED);
        if (body.path("budget").isNull()) {
            body.remove("budget");
        }
        return body;
    }

    /** A change as a merge patch on {@code study} as it stands: what a replaced map lacks is removed by null. */
    static ObjectNode of(StudyChange change, Study study) {
        ObjectNode patch = NODES.objectNode();
        change.state().ifPresent(state -> patch.put("state", state.name()));
        change.budget().ifPresent(budget -> patch.set("budget", of(budget)));
        change.sampler().ifPresent(sampler -> patch.set("sampler", Families.write(sampler)));
        change.pruner().ifPresent(pruner -> patch.set("pruner", Families.write(pruner)));
        change.attributes()
                .ifPresent(all ->
                        patch.set("attributes", replacing(study.spec().attributes(), all, Json.mapper()::readTree)));
        change.labels()
                .ifPresent(all -> patch.set("labels", replacing(study.spec().labels(), all, NODES::stringNode)));
        change.notes().ifPresent(notes -> patch.put("notes", notes));
        return patch;
    }

    static ImportBody of(List<Import> trials) {
        return new ImportBody(trials.stream().map(Bodies::of).toList());
    }

    private static ObjectNode of(Budget budget) {
        ObjectNode node = NODES.objectNode();
        node.set(
                "trials",
                budget.trials().isPresent() ? NODES.numberNode(budget.trials().getAsInt()) : NODES.nullNode());
        node.put("time", budget.time().map(Duration::toString).orElse(null));
        node.set(
                "target",
                budget.target().isPresent() ? NODES.numberNode(budget.target().getAsDouble()) : NODES.nullNode());
        node.set(
                "parallel",
                budget.parallel().isPresent()
                        ? NODES.numberNode(budget.parallel().getAsInt())
                        : NODES.nullNode());
        return node;
    }

    private static ObjectNode replacing(
            Map<String, String> old, Map<String, String> wanted, Function<String, JsonNode> json) {
        ObjectNode patch = NODES.objectNode();
        old.keySet().forEach(patch::putNull);
        wanted.forEach((name, value) -> patch.set(name, json.apply(value)));
        return patch;
    }

    private static ImportedTrial of(Import trial) {
        Optional<TrialState.Pruned> pruned =
                trial.end() instanceof TrialState.Pruned end ? Optional.of(end) : Optional.empty();
        Optional<String> failure =
                trial.end() instanceof TrialState.Failed end ? Optional.of(end.reason()) : Optional.empty();
        Optional<List<Double>> values = trial.end() instanceof TrialState.Complete end
                ? Optional.of(end.values())
                : pruned.flatMap(TrialState.Pruned::values);
        return new ImportedTrial(
                trial.end().name().name(),
                trial.params().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> Values.write(e.getValue()), (a, b) -> a, LinkedHashMap::new)),
                values.orElse(null),
                trial.reports().stream().map(Bodies::of).toList(),
                trial.constraints(),
                trial.attributes().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> Json.mapper().readTree(e.getValue()))),
                failure.or(() -> pruned.flatMap(TrialState.Pruned::reason)).orElse(null),
                trial.startedAt().map(Instant::toString).orElse(null),
                trial.finishedAt().map(Instant::toString).orElse(null));
    }

    private static List<Double> of(Progress report) {
        List<Double> flat = new ArrayList<>();
        flat.add((double) report.step());
        flat.addAll(report.values());
        return flat;
    }
}
