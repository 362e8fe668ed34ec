package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.space.Distribution;
import dev.parzen.study.Snapshot.Entry;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Curve;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A trial's line in a study's file; what a trial has none of is left out. Trials of earlier studies have negative numbers
 * and little else.
 *
 * @param finishOrder the how-manieth of its study it was to finish, from 1
 * @param distributions of the parameters that are not from what the study recorded first; null for none
 * @param attributeTexts attributes whose text is not as this project writes JSON: they came through another door
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrialLine(
        Integer number,
        String state,
        Integer attempt,
        LeaseLine lease,
        Integer finishOrder,
        Map<String, JsonNode> given,
        Map<String, JsonNode> proposal,
        Map<String, JsonNode> params,
        Map<String, DistributionJson> distributions,
        List<Double> values,
        String reason,
        List<ReportLine> reports,
        List<AttemptLine> attempts,
        List<String> notes,
        Map<String, Double> constraints,
        Map<String, JsonNode> attributes,
        Map<String, String> attributeTexts,
        String queuedAt,
        String startedAt,
        String finishedAt,
        String sampler,
        PruningLine pruning,
        Boolean outOfSpace) {

    /** Who holds a running trial. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeaseLine(String worker, String from, String until) {
        static LeaseLine of(Lease lease) {
            return new LeaseLine(
                    lease.worker().orElse(null),
                    lease.from().toString(),
                    lease.until().toString());
        }

        Lease toLease() {
            return new Lease(Optional.ofNullable(worker), moment("from", from), moment("until", until));
        }
    }

    /** An intermediate result. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportLine(Integer step, List<Double> values, Map<String, Double> metrics, String at) {
        static ReportLine of(Report report) {
            return new ReportLine(
                    report.step(),
                    report.values(),
                    orNull(report.metrics()),
                    report.at().toString());
        }

        Report toReport() {
            return new Report(
                    StudyLine.given("step", step),
                    numbers("values", StudyLine.given("values", values)),
                    metrics == null ? Map.of() : numbers("metrics", metrics),
                    moment("at", at));
        }
    }

    /** An attempt that ended without a result. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptLine(Integer attempt, String worker, String from, String until, String ended, String reason) {
        static AttemptLine of(EndedAttempt ended) {
            return new AttemptLine(
                    ended.attempt(),
                    ended.worker().orElse(null),
                    ended.from().toString(),
                    ended.until().toString(),
                    ended.ended().name(),
                    ended.reason());
        }

        EndedAttempt toAttempt() {
            return new EndedAttempt(
                    StudyLine.given("attempt", attempt),
                    Optional.ofNullable(worker),
                    moment("from", from),
                    moment("until", until),
                    Words.constant(EndedAttempt.Ending.class, "ended", StudyLine.given("ended", ended)),
                    StudyLine.given("reason", reason));
        }
    }

    /** A verdict against the trial. */
    record PruningLine(Integer step, String reason, Boolean audited) {
        static PruningLine of(Pruning pruning) {
            return new PruningLine(pruning.step(), pruning.reason(), pruning.audited());
        }

        Pruning toPruning() {
            return new Pruning(
                    StudyLine.given("step", step),
                    StudyLine.given("reason", reason),
                    StudyLine.given("audited", audited));
        }
    }

    static TrialLine of(Entry entry, Map<String, Distribution> recorded) {
        Trial trial = entry.trial();
        return new TrialLine(
                trial.number(),
                trial.stateName().name(),
                trial.attempt(),
                trial.lease().map(LeaseLine::of).orElse(null),
                entry.order().isPresent() ? entry.order().getAsInt() : null,
                orNull(Values.write(trial.given())),
                orNull(Values.write(trial.proposal().values())),
                orNull(params(trial.params())),
                orNull(distributions(trial.params(), recorded)),
                trial.values().orElse(null),
                trial.reason().orElse(null),
                orNull(trial.reports().stream().map(ReportLine::of).toList()),
                orNull(trial.attempts().stream().map(AttemptLine::of).toList()),
                orNull(trial.notes()),
                orNull(trial.constraints()),
                orNull(AttributeTexts.usual(trial.attributes())),
                orNull(AttributeTexts.unusual(trial.attributes())),
                trial.queuedAt().map(Instant::toString).orElse(null),
                trial.startedAt().map(Instant::toString).orElse(null),
                trial.finishedAt().map(Instant::toString).orElse(null),
                trial.sampler().orElse(null),
                trial.pruning().map(PruningLine::of).orElse(null),
                trial.outOfSpace() ? true : null);
    }

    /** A trial of an earlier study. */
    static TrialLine of(Observation earlier) {
        return new TrialLine(
                earlier.number(),
                earlier.state().name(),
                null,
                null,
                null,
                null,
                null,
                orNull(params(earlier.params())),
                null,
                earlier.values(),
                null,
                orNull(reports(earlier.curve())),
                null,
                null,
                orNull(earlier.constraints()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** True if there is nothing that a trial of an earlier study does not have. */
    boolean isBare() {
        return Stream.of(
                        attempt,
                        lease,
                        finishOrder,
                        given,
                        proposal,
                        distributions,
                        reason,
                        attempts,
                        notes,
                        attributes,
                        attributeTexts,
                        queuedAt,
                        startedAt,
                        finishedAt,
                        sampler,
                        pruning,
                        outOfSpace)
                .allMatch(Objects::isNull);
    }

    private static Map<String, JsonNode> params(Map<String, Choice> choices) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        choices.forEach((name, choice) -> nodes.put(name, Values.write(choice.value())));
        return nodes;
    }

    private static Map<String, DistributionJson> distributions(
            Map<String, Choice> choices, Map<String, Distribution> recorded) {
        Map<String, DistributionJson> others = new LinkedHashMap<>();
        choices.forEach((name, choice) -> {
            Optional<Distribution> from = choice.distribution();
            if (!from.equals(Optional.ofNullable(recorded.get(name)))) {
                others.put(name, from.map(DistributionJson::of).orElse(null));
            }
        });
        return others;
    }

    private static List<ReportLine> reports(Curve curve) {
        List<ReportLine> reports = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            reports.add(new ReportLine(
                    curve.step(i), Arrays.stream(curve.values(i)).boxed().toList(), null, null));
        }
        return reports;
    }

    static Instant moment(String member, String text) {
        return Moments.instant(member, StudyLine.given(member, text)).orElseThrow();
    }

    static List<Double> numbers(String member, List<Double> numbers) {
        if (numbers.isEmpty() || numbers.contains(null)) {
            throw new MalformedException("/" + member, "A list of numbers is needed here, at least one, and no null.");
        }
        return numbers;
    }

    static Map<String, Double> numbers(String member, Map<String, Double> numbers) {
        if (numbers.containsValue(null)) {
            throw new MalformedException("/" + member, "Numbers are needed here, not null.");
        }
        return numbers;
    }

    private static <T> List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static <T> Map<String, T> orNull(Map<String, T> map) {
        return map.isEmpty() ? null : map;
    }
}
