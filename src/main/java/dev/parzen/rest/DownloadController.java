package dev.parzen.rest;

import dev.parzen.study.Finals;
import dev.parzen.study.Studies;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Trial;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of trials, for whoever wants them. */
@RestController
@Tag(name = "5 Look around")
final class DownloadController {
    private final TrialFiles files;
    private final Finals finals;
    private final Studies studies;

    DownloadController(TrialFiles files, Finals finals, Studies studies) {
        this.files = files;
        this.finals = finals;
        this.studies = studies;
    }

    @GetMapping(Api.CHECKPOINT)
    @Operation(
            summary = "What a running trial can go on from",
            description = "The latest checkpoint; its step stands in the header " + Api.STEP + ".")
    @ApiResponse(
            responseCode = "200",
            description = "What the worker put there",
            content = @Content(mediaType = Api.BYTES, schema = @Schema(type = "string", format = "binary")))
    void checkpoint(
            @PathVariable StudyRef study,
            @Parameter(example = "2") @PathVariable int number,
            @Parameter(description = "the latest of a step before this one", schema = @Schema(type = "integer"))
                    @RequestParam(required = false)
                    String before,
            HttpServletResponse response) {
        int limit = PageRequests.isAbsent(before) ? TrialFiles.ANY_STEP : PageRequests.wholeNumber("before", before);
        Trial trial = studies.trial(study, number);
        Outgoing target = new Outgoing(response, Api.BYTES, attachment(trial, ".checkpoint"));
        if (!files.readCheckpoint(study, number, limit, target)) {
            throw new TunerException.NotFound(
                    "Trial " + number + ", which is " + trial.stateName()
                            + ", has no checkpoint here: only trials that are not finished have, once a worker has put one there.");
        }
    }

    @GetMapping(Api.MODEL)
    @Operation(
            summary = "The model that a trial trained",
            description = "A zip, where a worker of Parzen trained it: any program with Deeplearning4j reads it.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = Api.ZIP, schema = @Schema(type = "string", format = "binary")))
    void model(
            @PathVariable StudyRef study,
            @Parameter(example = "0") @PathVariable int number,
            HttpServletResponse response) {
        send(study, studies.trial(study, number), response);
    }

    @GetMapping(Api.STUDY + "/best/model")
    @Operation(
            summary = "The model of the best trial",
            description = "The network that the end of the study made (finalize), if there is one: the one that predict"
                    + " asks. With several directions and several best trials, ask for the model of one of them.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = Api.ZIP, schema = @Schema(type = "string", format = "binary")))
    void bestModel(@PathVariable StudyRef study, HttpServletResponse response) {
        if (finals.readModel(study, new Outgoing(response, Api.ZIP, FinalController.ATTACHMENT))) {
            return;
        }
        List<Trial> best = studies.best(study);
        if (best.isEmpty()) {
            throw new TunerException.NotFound("No trial of the study is complete yet: there is no best model.");
        }
        if (best.size() > 1) {
            throw new TunerException.Conflict("The study has several best trials: get the model of trial "
                    + best.stream()
                            .map(trial -> Integer.toString(trial.number()))
                            .collect(Collectors.joining(" or "))
                    + ".");
        }
        send(study, best.get(0), response);
    }

    private void send(StudyRef study, Trial trial, HttpServletResponse response) {
        Outgoing target = new Outgoing(response, Api.ZIP, attachment(trial, ".zip"));
        if (!files.readModel(study, trial.number(), target)) {
            throw new TunerException.NotFound("There is no model of trial " + trial.number() + ", which is "
                    + trial.stateName() + ": only those of a study's best trials are kept.");
        }
    }

    private static String attachment(Trial trial, String ending) {
        return ContentDisposition.attachment()
                .filename("trial-" + trial.number() + ending, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
