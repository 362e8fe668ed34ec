package dev.parzen.rest;

import dev.parzen.space.Names;
import dev.parzen.study.Snapshot;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.Transfer;
import dev.parzen.wire.MalformedException;
import dev.parzen.wire.SnapshotReader;
import dev.parzen.wire.SnapshotWriter;
import dev.parzen.wire.StudyJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Whole studies as files: to keep them, or to move them to another server. */
@RestController
@Tag(name = "1 Studies")
final class TransferController {
    private final Transfer transfer;

    TransferController(Transfer transfer) {
        this.transfer = transfer;
    }

    @GetMapping(path = Api.STUDY + "/export", produces = Api.NDJSON)
    @Operation(
            summary = "A whole study as a file",
            description = "The study as it stands at one moment, with all that it needs to go on elsewhere as it would"
                    + " here: lines of JSON, first the study, then its trials by number (those of earlier studies that it"
                    + " learns from have negative numbers), last a line that counts them. Without that the file was cut"
                    + " off.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = Api.NDJSON, schema = @Schema(type = "string")))
    void give(@PathVariable StudyRef study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (Spool spool = Spool.compressed()) {
            String[] name = new String[1];
            transfer.give(study, snapshot -> name[0] = written(snapshot, spool));
            response.setContentType(Api.NDJSON);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name[0]));
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            send(spool, request, response);
        }
    }

    @PostMapping(
            path = Api.WHOLE_STUDIES,
            consumes = {Api.NDJSON, Api.TEXT},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Make a study of an exported file",
            description = "All or nothing. Running trials keep their leases and attempts, so that workers who know the"
                    + " study by its name go on. At most 1 GiB; Content-Encoding: gzip is taken. A refusal names the"
                    + " line, with which its pointers begin.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = Api.TEXT, schema = @Schema(type = "string")),
                                @Content(mediaType = Api.NDJSON, schema = @Schema(type = "string"))
                            }))
    @ApiResponse(responseCode = "201", description = "It is there now", useReturnTypeSchema = true)
    ResponseEntity<StudyJson> take(
            @Parameter(description = "what the study shall be called, if not as it was") @RequestParam(required = false)
                    String name,
            @Example(Examples.STUDY_FILE) HttpServletRequest request)
            throws IOException {
        Optional<String> newName = Optional.ofNullable(name).filter(given -> !PageRequests.isAbsent(given));
        newName.ifPresent(Names::requireValid);
        Study study;
        try (InputStream file = opened(request)) {
            study = transfer.take(new SnapshotReader(file, newName));
        }
        return ResponseEntity.created(StudyController.location(study))
                .eTag(StudyController.eTag(study))
                .body(StudyJson.of(study));
    }

    private static InputStream opened(HttpServletRequest request) throws IOException {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase(Spool.GZIP)) {
            throw new ResponseStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Encoding is " + coding + ": send gzip, or leave it out.");
        }
        try {
            return request.getInputStream();
        } catch (ZipException | EOFException otherwise) {
            throw new MalformedException(
                    "", "The Content-Encoding is gzip, but the body is not: leave the header out.");
        }
    }

    private static String written(Snapshot snapshot, Spool spool) {
        spool.write(target -> SnapshotWriter.write(snapshot, target));
        return snapshot.study().name();
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name + ".ndjson", StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** It lies there compressed: whoever does not want it so gets it as it was. */
    private static void send(Spool spool, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isCompressed = Spool.takesGzip(request);
        if (isCompressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, Spool.GZIP);
            response.setContentLengthLong(spool.size());
        }
        try (InputStream source = isCompressed ? spool.raw() : spool.plain()) {
            OutputStream target = response.getOutputStream();
            source.transferTo(target);
            target.flush();
        }
    }
}
