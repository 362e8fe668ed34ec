package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialDraft;
import dev.parzen.trial.TrialState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A trial as it is answered. */
@Schema(name = "Trial")
public record TrialJson(
        String study,
        int number,
        long id,
        String state,
        int attempt,
        String worker,
        Instant leaseUntil,

        @Schema(type = "object", example = "{\"lr\": 0.0021, \"layers\": 3}")
        Map<String, JsonNode> params,

        @Schema(description = "One for each direction; null while there are none.")
        List<Double> values,

        List<ReportJson> reports,

        @Schema(description = "Why it was pruned or failed, or completed sooner than planned.")
        String reason,

        List<AttemptJson> attempts,
        List<String> notes,
        Map<String, Double> constraints,
        @Schema(type = "object") Map<String, JsonNode> attributes,
        Instant queuedAt,
        Instant startedAt,
        Instant finishedAt,
        String sampler,

        @Schema(description = "That the pruner would give the trial up, as it found last; null if it never would.")
        PruningJson pruning,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "True for an import that does not fit the space; else absent.")
        Boolean outOfSpace) {

    public static TrialJson of(Trial trial, String study) {
        Optional<Lease> lease = trial.lease();
        return new TrialJson(
                study,
                trial.number(),
                trial.id(),
                trial.stateName().name(),
                trial.attempt(),
                lease.flatMap(Lease::worker).orElse(null),
                lease.map(Lease::until).orElse(null),
                Values.write(trial.parameterValues()),
                trial.values().orElse(null),
                trial.reports().stream().map(ReportJson::of).toList(),
                trial.reason().orElse(null),
                trial.attempts().stream().map(AttemptJson::of).toList(),
                trial.notes(),
                trial.constraints(),
                Json.values(trial.attributes()),
                trial.queuedAt().orElse(null),
                trial.startedAt().orElse(null),
                trial.finishedAt().orElse(null),
                trial.sampler().orElse(null),
                trial.pruning().map(PruningJson::of).orElse(null),
                trial.outOfSpace() ? true : null);
    }

    /** The trial as the core knows it, for a client: without proposals and distributions. */
    public Trial toTrial(long studyId) {
        TrialDraft draft = new TrialDraft(studyId, id, number);
        draft.attempt = attempt;
        draft.state = toState();
        draft.params = toParams();
        draft.reports = reports.stream().map(ReportJson::toReport).toList();
        draft.attempts = attempts.stream().map(AttemptJson::toAttempt).toList();
        draft.notes = notes;
        draft.constraints = constraints;
        draft.attributes = Json.texts(attributes);
        draft.queuedAt = Optional.ofNullable(queuedAt);
        draft.startedAt = Optional.ofNullable(startedAt);
        draft.finishedAt = Optional.ofNullable(finishedAt);
        draft.sampler = Optional.ofNullable(sampler);
        draft.pruning = Optional.ofNullable(pruning).map(PruningJson::toPruning);
        draft.outOfSpace = outOfSpace != null && outOfSpace;
        return draft.build();
    }

    private TrialState toState() {
        switch (TrialState.Name.valueOf(state)) {
            case WAITING:
                return new TrialState.Waiting();
            case RUNNING:
                return new TrialState.Running(new Lease(Optional.ofNullable(worker), startedAt, leaseUntil));
            case COMPLETE:
                return new TrialState.Complete(values, Optional.ofNullable(reason));
            case PRUNED:
                return new TrialState.Pruned(Optional.ofNullable(values), Optional.ofNullable(reason));
            case FAILED:
                return new TrialState.Failed(reason);
            default:
                throw new IllegalStateException(state);
        }
    }

    private Map<String, Choice> toParams() {
        Map<String, Choice> choices = new LinkedHashMap<>();
        Map<String, ParameterValue> read = Values.read(params, "params");
        read.forEach((name, value) -> choices.put(name, new Choice(value, Optional.empty())));
        return choices;
    }

    /** An intermediate value: {@code value} for one direction, {@code values} for several. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Report")
    public record ReportJson(
            int step,
            Double value,
            List<Double> values,

            @Schema(description = "Further figures that were reported with it; absent if there are none.")
            Map<String, Double> metrics,

            Instant at) {
        static ReportJson of(Report report) {
            boolean isSingle = report.values().size() == 1;
            return new ReportJson(
                    report.step(),
                    isSingle ? report.value() : null,
                    isSingle ? null : report.values(),
                    report.metrics().isEmpty() ? null : report.metrics(),
                    report.at());
        }

        Report toReport() {
            return new Report(step, value == null ? values : List.of(value), metrics == null ? Map.of() : metrics, at);
        }
    }

    /** A verdict against a trial. */
    @Schema(name = "Pruning")
    public record PruningJson(
            int step,

            @Schema(example = "Step 8: 0.412 is worse than the median 0.305 of 14 trials.")
            String reason,

            @Schema(description = "True if it goes on nevertheless, to measure how often pruning is wrong.")
            boolean audited) {
        static PruningJson of(Pruning pruning) {
            return new PruningJson(pruning.step(), pruning.reason(), pruning.audited());
        }

        Pruning toPruning() {
            return new Pruning(step, reason, audited);
        }
    }

    /** An attempt that ended without a result. */
    @Schema(name = "Attempt")
    public record AttemptJson(int attempt, String worker, Instant from, Instant until, String ended, String reason) {
        static AttemptJson of(EndedAttempt ended) {
            return new AttemptJson(
                    ended.attempt(),
                    ended.worker().orElse(null),
                    ended.from(),
                    ended.until(),
                    ended.ended().name(),
                    ended.reason());
        }

        EndedAttempt toAttempt() {
            return new EndedAttempt(
                    attempt, Optional.ofNullable(worker), from, until, EndedAttempt.Ending.valueOf(ended), reason);
        }
    }
}
