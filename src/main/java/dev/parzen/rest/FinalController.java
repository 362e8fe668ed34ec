package dev.parzen.rest;

import dev.parzen.study.Finals;
import dev.parzen.study.Finals.Standing;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import dev.parzen.wire.FinalRequest;
import dev.parzen.wire.FinalStandingJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The end of a study of networks. */
@RestController
@RequestMapping(path = Api.STUDY, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "5 Look around")
final class FinalController {
    static final String ATTACHMENT = "attachment; filename=\"final.zip\"";

    private final Finals finals;

    FinalController(Finals finals) {
        this.finals = finals;
    }

    @PostMapping(path = "/finalize", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Measure the best network on the test data",
            description = "Answers 200 if the result is there, else 202: a process of the server is at it, and GET"
                    + " .../final tells how far it is. Each training is stored when it ends: if the server dies, the same"
                    + " call goes on. One study at a time. The network is the best trial's, of several directions that of"
                    + " the best one with the lowest number, unless trial names another.")
    @ApiResponse(responseCode = "200", description = "The result is there", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "It is on its way", useReturnTypeSchema = true)
    ResponseEntity<FinalStandingJson> begin(
            @Parameter(example = Examples.NETWORKS) @PathVariable StudyRef study,
            @Example(Examples.FINAL) @RequestBody(required = false) FinalRequest request) {
        Standing standing = finals.begin(study, (request == null ? FinalRequest.EMPTY : request).toWish());
        boolean isDone = standing.state() == Finals.State.DONE;
        return ResponseEntity.status(isDone ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create(Api.STUDIES + "/"
                        + UriUtils.encodePathSegment(standing.study().name(), StandardCharsets.UTF_8) + "/final"))
                .body(FinalStandingJson.of(standing));
    }

    @GetMapping("/final")
    @Operation(summary = "How far the end of the study is, and what has come out")
    FinalStandingJson read(@PathVariable StudyRef study) {
        return FinalStandingJson.of(finals.standing(study));
    }

    @GetMapping(path = "/final/model", produces = Api.ZIP)
    @Operation(summary = "The network that was measured on the test data")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = Api.ZIP, schema = @Schema(type = "string", format = "binary")))
    void model(@Parameter(example = Examples.NETWORKS) @PathVariable StudyRef study, HttpServletResponse response) {
        if (!finals.readModel(study, new Outgoing(response, Api.ZIP, ATTACHMENT))) {
            throw new TunerException.NotFound("The study has no final model here: finalize it first.");
        }
    }
}
