package dev.parzen.rest;

import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TunerException;
import dev.parzen.wire.MalformedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the holder of a running trial puts down: what another attempt can go on from, and the model. */
@RestController
@Tag(name = "3 Files")
final class FileController {
    private static final Pattern FILE =
            Pattern.compile(Pattern.quote(Api.STUDIES) + "/[^/]+/trials/[^/]+/(checkpoint|model)");

    private final TrialFiles files;
    private final DataSize largest;

    FileController(TrialFiles files, @Value("${parzen.largest-file:1GB}") DataSize largest) {
        this.files = files;
        this.largest = largest;
    }

    /** Whether a request brings a file, which is read as it comes. */
    static boolean takes(HttpServletRequest request) {
        return request.getMethod().equals("PUT")
                && FILE.matcher(request.getRequestURI()).matches();
    }

    @PutMapping(path = Api.CHECKPOINT, consumes = Api.BYTES)
    @Operation(
            summary = "Keep what a running trial can go on from",
            description =
                    "Whatever the worker can read again; at most parzen.largest-file. Another attempt gets it from"
                            + " here, on whichever machine. Checkpoints of later steps are deleted, and all of them once the trial"
                            + " is finished.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Api.BYTES,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "204", description = "It is kept")
    ResponseEntity<Void> saveCheckpoint(
            @PathVariable StudyRef study,
            @Parameter(example = "2") @PathVariable int number,
            @Parameter(
                            description = "the last step that was reported",
                            example = "4",
                            schema = @Schema(type = "integer"))
                    @RequestParam
                    String step,
            @Parameter(
                            description = "how many checkpoints of the trial stay, the latest ones",
                            schema = @Schema(type = "integer", defaultValue = "1"))
                    @RequestParam(required = false)
                    String keep,
            @Parameter(description = "whose attempt it is", example = "1", schema = @Schema(type = "integer"))
                    @RequestParam(required = false)
                    String attempt,
            @Example(Examples.FILE) HttpServletRequest request) {
        int last = PageRequests.wholeNumber("step", step);
        int kept = PageRequests.isAbsent(keep) ? 1 : PageRequests.wholeNumber("keep", keep);
        TrialRef trial = trial(study, number, attempt);
        return taken(request, content -> files.saveCheckpoint(trial, last, kept, content));
    }

    @PutMapping(path = Api.MODEL, consumes = Api.BYTES)
    @Operation(
            summary = "Keep the model of a running trial",
            description =
                    "Before its outcome is told; at most parzen.largest-file. It stays for as long as the trial is"
                            + " among the study's best parzen.kept-models, or with several directions among those that no other"
                            + " dominates.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Api.BYTES,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "204", description = "It is kept")
    ResponseEntity<Void> saveModel(
            @PathVariable StudyRef study,
            @Parameter(example = "0") @PathVariable int number,
            @Parameter(description = "whose attempt it is", example = "1", schema = @Schema(type = "integer"))
                    @RequestParam(required = false)
                    String attempt,
            @Example(Examples.FILE) HttpServletRequest request) {
        TrialRef trial = trial(study, number, attempt);
        return taken(request, content -> files.saveModel(trial, content));
    }

    private ResponseEntity<Void> taken(HttpServletRequest request, Consumer<Incoming> save) {
        Incoming content = new Incoming(request, largest.toBytes());
        try {
            save.accept(content);
            return ResponseEntity.noContent().build();
        } catch (TunerException refusal) {
            content.drain();
            throw refusal;
        } catch (UncheckedIOException failure) {
            content.drain();
            throw explained(failure);
        }
    }

    private RuntimeException explained(UncheckedIOException failure) {
        if (failure.getCause() instanceof LimitedBody.TooLongException) {
            return new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The file has more than " + largest.toMegabytes()
                            + " MB: the setting parzen.largest-file of the server allows no more.");
        }
        return failure.getCause() instanceof LimitedBody.BrokenOffException
                ? new MalformedException("", "Only part of the file came.")
                : failure;
    }

    private static TrialRef trial(StudyRef study, int number, String attempt) {
        TrialRef trial = TrialRef.of(study, number);
        return PageRequests.isAbsent(attempt) ? trial : trial.at(PageRequests.wholeNumber("attempt", attempt));
    }
}
