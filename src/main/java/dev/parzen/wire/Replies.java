package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the server answers beside studies and trials. */
public final class Replies {
    private Replies() {}

    /** Part of the list of studies; an empty token is the end. */
    @Schema(name = "Studies")
    public record StudyPage(List<StudyJson> studies, String nextPageToken) {}

    /** Part of the list of data sets; an empty token is the end. */
    @Schema(name = "Datasets")
    public record DatasetPage(List<DatasetJson> datasets, String nextPageToken) {}

    /** A parameter's value. */
    @Schema(name = "Suggestion")
    public record SuggestionJson(
            String name, @Schema(type = "object") JsonNode value) {}

    /** What a worker learns from a report. */
    @Schema(name = "Verdict")
    public record VerdictJson(
            @Schema(allowableValues = {"CONTINUE", "PRUNE", "STOP"})
            String verdict,

            @Schema(description = "Why to give up or stop, or that the trial goes on to audit the pruner; else null.")
            String reason,

            Instant leaseUntil) {}

    /** Until when a lease runs. */
    @Schema(name = "Lease")
    public record LeaseUntil(Instant leaseUntil) {}

    /** How many trials were imported. */
    @Schema(name = "Imported")
    public record ImportedJson(int imported, int outOfSpace) {}

    /** A trial to run, with its study. */
    @Schema(name = "Claimed")
    public record ClaimedJson(StudyJson study, TrialJson trial) {}

    /** A refusal (RFC 9457). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Problem")
    public record ProblemJson(
            String type,
            String title,
            int status,

            @Schema(description = "What happened and what to do.")
            String detail,

            String instance,
            String code,

            @Schema(description = "Where in the body, as far as known.")
            List<FaultJson> errors,

            @Schema(description = "Of an internal error: what to look for in the log.")
            String id) {}

    /** A place in the body, and what is wrong there. */
    @Schema(name = "Fault")
    public record FaultJson(String pointer, String detail) {}
}
