package dev.parzen.wire;

import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Snapshot.Entry;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialDraft;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/** What a trial's line says, as far as it can be told from the line alone. */
final class TrialLineReading {
    private final TrialLine line;

    TrialLineReading(TrialLine line) {
        this.line = line;
    }

    /** @param recorded what a value is from unless the line says otherwise */
    Entry toEntry(Map<String, Distribution> recorded) {
        TrialDraft draft = new TrialDraft(0, 0, line.number());
        draft.attempt = StudyLine.given("attempt", line.attempt());
        draft.state = toState();
        draft.given = Values.read(line.given(), "given");
        draft.proposal = Proposal.of(Values.read(line.proposal(), "proposal"));
        draft.params = toParams(recorded);
        draft.reports = read("reports", line.reports(), TrialLine.ReportLine::toReport);
        draft.attempts = read("attempts", line.attempts(), TrialLine.AttemptLine::toAttempt);
        draft.notes = read("notes", line.notes(), Function.identity());
        draft.constraints =
                line.constraints() == null ? Map.of() : TrialLine.numbers("constraints", line.constraints());
        draft.attributes = toAttributes();
        draft.queuedAt = Moments.instant("queuedAt", line.queuedAt());
        draft.startedAt = Moments.instant("startedAt", line.startedAt());
        draft.finishedAt = Moments.instant("finishedAt", line.finishedAt());
        draft.sampler = Optional.ofNullable(line.sampler());
        draft.pruning = StudyRequest.at(
                "pruning", () -> Optional.ofNullable(line.pruning()).map(TrialLine.PruningLine::toPruning));
        draft.outOfSpace = line.outOfSpace() != null && line.outOfSpace();
        return entry(draft.build());
    }

    /** A trial of an earlier study, with nothing that such a one does not have. */
    Observation toEarlier() {
        TrialState.Name state = stateName();
        if (state != TrialState.Name.COMPLETE && state != TrialState.Name.PRUNED) {
            throw new InvalidValueException("state", "Of earlier studies, COMPLETE and PRUNED trials are of use.");
        }
        Map<String, Choice> params = new LinkedHashMap<>();
        Values.read(line.params(), "params")
                .forEach((name, value) -> params.put(name, new Choice(value, Optional.empty())));
        Map<String, Double> constraints = Outcomes.constraints(line.constraints());
        Observation earlier = new Observation(
                line.number(),
                state,
                params,
                TrialLine.numbers("values", StudyLine.given("values", line.values())),
                constraints.values().stream().mapToDouble(c -> Math.max(0, c)).sum(),
                constraints,
                toCurve());
        if (!line.isBare()) {
            throw new MalformedException(
                    "",
                    "A trial of an earlier study has number, state, params, values and perhaps constraints and reports"
                            + " of step and values: nothing else.");
        }
        return earlier;
    }

    private Curve toCurve() {
        return Curve.of(read(
                "reports",
                line.reports(),
                report -> new Report(
                        StudyLine.given("step", report.step()),
                        TrialLine.numbers("values", StudyLine.given("values", report.values())),
                        Map.of(),
                        Instant.EPOCH)));
    }

    private Entry entry(Trial trial) {
        if (trial.isFinished() && line.proposal() != null) {
            throw new InvalidValueException("proposal", "A finished trial has no proposal.");
        }
        return new Entry(trial, line.finishOrder() == null ? OptionalInt.empty() : OptionalInt.of(line.finishOrder()));
    }

    private TrialState.Name stateName() {
        return Words.constant(TrialState.Name.class, "state", StudyLine.given("state", line.state()));
    }

    private TrialState toState() {
        TrialState.Name name = stateName();
        refuseUnless(name == TrialState.Name.RUNNING, "lease", line.lease());
        refuseUnless(name == TrialState.Name.COMPLETE || name == TrialState.Name.PRUNED, "values", line.values());
        refuseUnless(name.isFinished(), "reason", line.reason());
        return switch (name) {
            case WAITING -> new TrialState.Waiting();
            case RUNNING ->
                new TrialState.Running(StudyRequest.at(
                        "lease", () -> StudyLine.given("", line.lease()).toLease()));
            case COMPLETE ->
                new TrialState.Complete(
                        TrialLine.numbers("values", StudyLine.given("values", line.values())),
                        Optional.ofNullable(line.reason()));
            case PRUNED ->
                new TrialState.Pruned(
                        Optional.ofNullable(line.values()).map(values -> TrialLine.numbers("values", values)),
                        Optional.ofNullable(line.reason()));
            case FAILED -> new TrialState.Failed(StudyLine.given("reason", line.reason()));
        };
    }

    private void refuseUnless(boolean mayBe, String member, Object value) {
        if (!mayBe && value != null) {
            throw new InvalidValueException(member, "A " + line.state() + " trial has no " + member + ".");
        }
    }

    private Map<String, Choice> toParams(Map<String, Distribution> recorded) {
        Map<String, DistributionJson> others = line.distributions() == null ? Map.of() : line.distributions();
        Map<String, ParameterValue> values = Values.read(line.params(), "params");
        for (String name : others.keySet()) {
            if (!values.containsKey(name)) {
                throw new InvalidValueException(name, "\"" + name + "\" is not among the params.")
                        .under("distributions");
            }
        }
        Map<String, Choice> params = new LinkedHashMap<>();
        values.forEach((name, value) -> params.put(
                name,
                new Choice(
                        value,
                        others.containsKey(name)
                                ? toDistribution(name, others.get(name))
                                : Optional.ofNullable(recorded.get(name)))));
        return params;
    }

    private static Optional<Distribution> toDistribution(String name, DistributionJson distribution) {
        return StudyRequest.at(
                "distributions",
                () -> StudyRequest.at(
                        name, () -> Optional.ofNullable(distribution).map(DistributionJson::toDistribution)));
    }

    private Map<String, String> toAttributes() {
        Map<String, String> texts = new TreeMap<>(Json.texts(line.attributes()));
        if (line.attributeTexts() != null) {
            line.attributeTexts().forEach((name, text) -> {
                if (texts.put(name, StudyLine.given("attributeTexts", text)) != null) {
                    throw new MalformedException(
                            "/attributeTexts", "The attribute \"" + name + "\" stands among the attributes, too.");
                }
            });
        }
        return texts;
    }

    private static <T, R> List<R> read(String member, List<T> items, Function<T, R> reading) {
        List<R> all = new ArrayList<>();
        for (int i = 0; items != null && i < items.size(); i++) {
            T item = items.get(i);
            String place = Integer.toString(i);
            all.add(StudyRequest.at(
                    member, () -> StudyRequest.at(place, () -> reading.apply(StudyLine.given("", item)))));
        }
        return all;
    }
}
