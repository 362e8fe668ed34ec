package dev.parzen.rest;

import dev.parzen.dataset.DataFile;
import dev.parzen.dataset.DataFiles;
import dev.parzen.study.TunerException;
import dev.parzen.wire.DatasetJson;
import dev.parzen.wire.MalformedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** Takes files from which networks can learn. */
@RestController
final class UploadController {
    private final DataFiles files;
    private final DataSize limit;

    UploadController(DataFiles files, @Value("${parzen.upload-limit:256MB}") DataSize limit) {
        this.files = files;
        this.limit = limit;
    }

    /** Whether a request brings a data set, which is read as it comes. */
    static boolean takes(HttpServletRequest request) {
        return request.getMethod().equals("PUT") && request.getRequestURI().startsWith(Api.DATASETS + "/");
    }

    @PutMapping(path = Api.DATASETS + "/{*name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            tags = "3 Data sets",
            summary = "Bring a data set",
            description =
                    "The file's bytes as they are, as curl -T sends them; at most parzen.upload-limit (256 MB unless"
                            + " the server is set otherwise). The file is there once all of them came. Bringing it again is no"
                            + " mistake; another file of the same name is one, unless ifExists=replace. If-Match with its ETag"
                            + " is honoured.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = Api.CSV, schema = @Schema(type = "string")),
                                @Content(mediaType = Api.BYTES, schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(responseCode = "201", description = "It is there now", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "It was there, or takes the place of another",
            useReturnTypeSchema = true)
    ResponseEntity<DatasetJson> save(
            @Parameter(description = "where, below the data directory", example = Examples.DATASET) @PathVariable
                    String name,
            @Parameter(description = "replace: take the place of another file of this name", example = "replace")
                    @RequestParam(required = false)
                    String ifExists,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Example(Examples.DATASET_FILE) HttpServletRequest request) {
        boolean replaces = replaces(ifExists);
        AtomicBoolean isNew = new AtomicBoolean();
        DataFile file = taken(request, DatasetController.plain(name), (present, isSame) -> {
            DatasetController.requireMatch(ifMatch, present);
            isNew.set(present.isEmpty());
            if (present.isPresent() && !isSame && !replaces && PageRequests.isAbsent(ifMatch)) {
                throw new TunerException.Conflict("There is another file \"" + DatasetController.plain(name)
                        + "\": choose another name, or add ?ifExists=replace.");
            }
        });
        URI place = URI.create(Api.DATASETS + "/" + UriUtils.encodePath(file.name(), "UTF-8"));
        return (isNew.get() ? ResponseEntity.created(place) : ResponseEntity.ok())
                .eTag(DatasetController.eTag(file))
                .body(DatasetJson.of(file));
    }

    private DataFile taken(HttpServletRequest request, String name, DataFiles.Guard guard) {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new ResponseStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The body is a form with a file in it: send the file itself, as curl -T does.");
        }
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw tooLarge();
        }
        try (InputStream content = new LimitedBody(request.getInputStream(), limit.toBytes())) {
            return files.save(name, content, guard);
        } catch (UncheckedIOException | IOException failure) {
            throw explained(failure);
        }
    }

    private RuntimeException explained(Exception failure) {
        IOException cause =
                failure instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) failure;
        if (cause instanceof LimitedBody.TooLongException) {
            return tooLarge();
        }
        return cause instanceof LimitedBody.BrokenOffException
                ? new MalformedException("", "Only part of the file came: send it again.")
                : new UncheckedIOException(cause);
    }

    private ResponseStatusException tooLarge() {
        return new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE,
                "The file has more than " + limit.toMegabytes() + " MB: let the server's setting parzen.upload-limit be"
                        + " larger, or copy the file to its data directory.");
    }

    private static boolean replaces(String ifExists) {
        if (PageRequests.isAbsent(ifExists)) {
            return false;
        }
        if (!ifExists.equals("replace")) {
            throw new MalformedException("", "ifExists is \"" + ifExists + "\": give replace or leave it out.");
        }
        return true;
    }
}
