package dev.parzen.rest;

import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Answers.Suggested;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies;
import dev.parzen.study.StudyRef;
import dev.parzen.study.Tuner;
import dev.parzen.trial.Trial;
import dev.parzen.wire.MalformedException;
import dev.parzen.wire.Replies.LeaseUntil;
import dev.parzen.wire.Replies.SuggestionJson;
import dev.parzen.wire.Replies.VerdictJson;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialRequests;
import dev.parzen.wire.TrialRequests.LeaseBody;
import dev.parzen.wire.TrialRequests.OutcomeBody;
import dev.parzen.wire.TrialRequests.ReleaseBody;
import dev.parzen.wire.TrialRequests.ReportBody;
import dev.parzen.wire.TrialRequests.SuggestBody;
import dev.parzen.wire.Values;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the holder of a running trial does: parameters, reports, the outcome, the lease. */
@RestController
@RequestMapping(path = Api.TRIAL, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "3 Running")
final class RunningController {
    private final Tuner tuner;
    private final Studies studies;

    RunningController(Tuner tuner, Studies studies) {
        this.tuner = tuner;
        this.studies = studies;
    }

    @PutMapping(path = "/params/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Suggest a parameter",
            description =
                    "Define-by-run: the distribution comes with the call. The same name again gives the same value.")
    SuggestionJson suggest(
            @PathVariable StudyRef study,
            @Parameter(example = "0") @PathVariable int number,
            @Parameter(example = "learning_rate") @PathVariable String name,
            @Example(Examples.SUGGEST) @RequestBody SuggestBody body) {
        Suggested suggested = tuner.suggest(trial(study, number, body.attempt()), body.toSuggest(name));
        return new SuggestionJson(suggested.name(), Values.write(suggested.value()));
    }

    @PutMapping(path = "/reports/{step}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Report an intermediate value")
    VerdictJson report(
            @PathVariable StudyRef study,
            @Parameter(example = "0") @PathVariable int number,
            @Parameter(example = "0") @PathVariable int step,
            @Example(Examples.REPORT) @RequestBody ReportBody body) {
        if (step < 0) {
            throw new MalformedException("", "The step is " + step + ": steps count from 0.");
        }
        Advice advice = tuner.report(trial(study, number, body.attempt()), body.toProgress(step));
        return new VerdictJson(advice.verdict().name(), advice.reason().orElse(null), advice.leaseUntil());
    }

    @PutMapping(path = "/lease", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Renew the lease")
    LeaseUntil renew(
            @PathVariable StudyRef study,
            @Parameter(example = "2") @PathVariable int number,
            @Example(Examples.LEASE) @RequestBody(required = false) LeaseBody body) {
        Integer attempt = body == null ? null : body.attempt();
        return new LeaseUntil(tuner.renew(trial(study, number, attempt)));
    }

    @PutMapping(path = "/outcome", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Tell the outcome")
    TrialJson tell(
            @PathVariable StudyRef study,
            @Parameter(example = "0") @PathVariable int number,
            @Example(Examples.OUTCOME) @RequestBody OutcomeBody body) {
        return answer(study, tuner.tell(trial(study, number, body.attempt()), body.toOutcome()));
    }

    @PostMapping(path = "/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Give a trial back")
    TrialJson release(
            @PathVariable StudyRef study,
            @Parameter(example = "1") @PathVariable int number,
            @Example(Examples.RELEASE) @RequestBody(required = false) ReleaseBody body) {
        ReleaseBody given = body == null ? ReleaseBody.EMPTY : body;
        String reason = given.reason() == null ? "The worker gave no reason." : given.reason();
        return answer(study, tuner.release(trial(study, number, given.attempt()), reason));
    }

    private TrialJson answer(StudyRef study, Trial trial) {
        return TrialJson.of(trial, studies.name(study));
    }

    private static TrialRef trial(StudyRef study, int number, Integer attempt) {
        return new TrialRef(study, number, TrialRequests.attempt(attempt));
    }
}
