package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parzen.space.InvalidValueException;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.StudyRef;
import dev.parzen.trial.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** What clients send about trials. */
public final class TrialRequests {
    private static final int MOST_AT_ONCE = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private TrialRequests() {}

    /** Ask for trials. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Ask")
    public record AskBody(
            @Schema(example = "w1", description = "Who asks; for people.")
            String worker,

            @Schema(type = "object", description = "Values that the new trials shall have.", example = "{}")
            Map<String, JsonNode> fixed,

            @Schema(example = "1", description = "How many, 1 to 1000.")
            Integer count) {

        public static final AskBody EMPTY = new AskBody(null, null, null);

        public Ask toAsk() {
            int howMany = count == null ? 1 : count;
            if (howMany < 1 || howMany > MOST_AT_ONCE) {
                throw new InvalidValueException(
                        "count", "count is " + howMany + ": ask for 1 to " + MOST_AT_ONCE + " trials.");
            }
            return new Ask(Optional.ofNullable(worker), Values.read(fixed, "fixed"), howMany);
        }

        public static AskBody of(Ask ask) {
            return new AskBody(ask.worker().orElse(null), Values.write(ask.fixed()), ask.count());
        }
    }

    /** Enqueue a trial. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Enqueue")
    public record EnqueueBody(
            @Schema(type = "object") Map<String, JsonNode> params,
            @Schema(type = "object") Map<String, JsonNode> attributes,
            @Schema(allowableValues = {"add", "skip"}) String ifExists) {

        public static final EnqueueBody EMPTY = new EnqueueBody(null, null, null);

        public Enqueue toEnqueue() {
            if (ifExists != null && !ifExists.equals("add") && !ifExists.equals("skip")) {
                throw new InvalidValueException("ifExists", "\"" + ifExists + "\" is unknown: give add or skip.");
            }
            return new Enqueue(Values.read(params, "params"), Json.texts(attributes), "skip".equals(ifExists));
        }

        public static EnqueueBody of(Enqueue wish) {
            return new EnqueueBody(
                    Values.write(wish.params()), Json.values(wish.attributes()), wish.skipIfExists() ? "skip" : "add");
        }
    }

    /** A parameter of a define-by-run trial: its distribution, and perhaps the value it shall have. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Suggest")
    public record SuggestBody(
            @Schema(allowableValues = {"float", "int", "categorical"})
            String type,

            @Schema(type = "number") JsonNode low,
            @Schema(type = "number") JsonNode high,
            Boolean log,
            @Schema(type = "number") JsonNode step,
            @Schema(type = "array") List<JsonNode> choices,
            Integer attempt,

            @Schema(type = "object", description = "The value that it shall have.")
            JsonNode fixed) {

        public Suggest toSuggest(String name) {
            Optional<JsonNode> wish = Optional.ofNullable(fixed).filter(node -> !node.isNull() || hasNullChoice());
            return new Suggest(
                    name,
                    new DistributionJson(type, low, high, log, step, choices).toDistribution(),
                    StudyRequest.at("fixed", () -> wish.map(Values::read)));
        }

        public static SuggestBody of(Suggest parameter, OptionalInt attempt) {
            DistributionJson d = DistributionJson.of(parameter.distribution());
            return new SuggestBody(
                    d.type(),
                    d.low(),
                    d.high(),
                    d.log(),
                    d.step(),
                    d.choices(),
                    attempt.isPresent() ? attempt.getAsInt() : null,
                    parameter.fixed().map(Values::write).orElse(null));
        }

        private boolean hasNullChoice() {
            return choices != null && choices.stream().anyMatch(node -> node == null || node.isNull());
        }
    }

    /** An intermediate value. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportBody")
    public record ReportBody(
            @Schema(example = "0.412", description = "The value, for one direction.")
            Double value,

            @Schema(description = "The values, for several directions.")
            List<Double> values,

            @Schema(example = "1") Integer attempt,

            @Schema(description = "Further figures of this step by name, for charts.", example = "{\"accuracy\": 0.87}")
            Map<String, Double> metrics) {

        public Progress toProgress(int step) {
            if (metrics != null && metrics.containsValue(null)) {
                throw new MalformedException("/metrics", "A metric is a number, not null.");
            }
            return new Progress(
                    step,
                    OneOrSeveral.read(value, values)
                            .orElseThrow(() -> new MalformedException(
                                    "/value", "The member \"value\" is missing: a report has one.")),
                    metrics == null ? Map.of() : metrics);
        }

        public static ReportBody of(Progress progress, OptionalInt attempt) {
            return new ReportBody(
                    null,
                    progress.values(),
                    attempt.isPresent() ? attempt.getAsInt() : null,
                    progress.metrics().isEmpty() ? null : progress.metrics());
        }
    }

    /** The end of a trial. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OutcomeBody")
    public record OutcomeBody(
            @Schema(
                    allowableValues = {"COMPLETE", "PRUNED", "FAILED"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String state,

            @Schema(example = "0.355", description = "The value, for one direction.")
            Double value,

            @Schema(description = "The values, one for each direction.")
            List<Double> values,

            @Schema(example = "1") Integer attempt,

            @Schema(
                    description = "Why it was pruned or failed, or completed sooner than planned. Without one,"
                            + " a pruned trial has that of the verdict it was given.")
            String reason,

            @Schema(description = "True sends a failed trial back while attempts are left.")
            Boolean retryable,

            @Schema(description = "By name; feasible when not above 0.")
            Map<String, Double> constraints,

            @Schema(type = "object") Map<String, JsonNode> attributes) {

        public Outcome toOutcome() {
            return new Outcome(Outcomes.read(this), Outcomes.constraints(constraints), Json.texts(attributes));
        }

        public static OutcomeBody of(Outcome outcome, OptionalInt attempt) {
            return Outcomes.write(outcome, attempt.isPresent() ? attempt.getAsInt() : null);
        }
    }

    /** Renew a lease. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LeaseBody")
    public record LeaseBody(@Schema(example = "1") Integer attempt) {
        public static final LeaseBody EMPTY = new LeaseBody(null);
    }

    /** Give a trial back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReleaseBody")
    public record ReleaseBody(
            @Schema(example = "1") Integer attempt,
            @Schema(example = "preempted") String reason) {
        public static final ReleaseBody EMPTY = new ReleaseBody(null, null);
    }

    /** Ask for any trial that a worker may run. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Claim")
    public record ClaimBody(
            @Schema(example = "w1", requiredMode = Schema.RequiredMode.REQUIRED)
            String worker,

            @Schema(description = "Only trials of this study.")
            String study,

            @Schema(example = "{}") Map<String, String> labels,

            @Schema(example = "PT0S", description = "How long to wait for one, at most PT60S.") @JsonProperty("wait")
            String waiting) {

        public Claim toClaim() {
            if (worker == null) {
                throw new MalformedException("/worker", "The member \"worker\" is missing: say who claims.");
            }
            if (labels != null && labels.containsValue(null)) {
                throw new MalformedException("/labels", "A label's value is a text, not null.");
            }
            Duration patience = waiting == null ? Duration.ZERO : Moments.duration("wait", waiting);
            if (patience.isNegative() || patience.compareTo(LONGEST_WAIT) > 0) {
                throw new InvalidValueException("wait", "wait is " + waiting + ": give one from PT0S to PT60S.");
            }
            return new Claim(
                    worker,
                    Optional.ofNullable(study).map(StudyRef::new),
                    labels == null ? Map.of() : labels,
                    patience);
        }

        public static ClaimBody of(Claim claim) {
            return new ClaimBody(
                    claim.worker(),
                    claim.study().map(StudyRef::text).orElse(null),
                    claim.labels(),
                    claim.waiting().toString());
        }
    }

    /** The attempt that speaks, if it says so. */
    public static OptionalInt attempt(Integer attempt) {
        return attempt == null ? OptionalInt.empty() : OptionalInt.of(attempt);
    }
}
