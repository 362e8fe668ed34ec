package dev.parzen.rest;

import dev.parzen.dataset.DataFile;
import dev.parzen.dataset.DataFiles;
import dev.parzen.study.TunerException;
import dev.parzen.wire.DatasetJson;
import dev.parzen.wire.Replies.DatasetPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The files from which networks can learn. */
@RestController
@RequestMapping(path = Api.DATASETS, produces = MediaType.APPLICATION_JSON_VALUE)
final class DatasetController {
    private final DataFiles files;

    DatasetController(DataFiles files) {
        this.files = files;
    }

    @GetMapping
    @Operation(
            tags = "5 Look around",
            summary = "The data sets on the server",
            description = "All files below its data directory by name, with what their heads tell; a directory that has"
                    + " a directory of images for each class is one of them. Names of which a part begins with a dot are"
                    + " left out.")
    DatasetPage list(
            @Parameter(schema = @Schema(type = "integer", defaultValue = "50")) @RequestParam(required = false)
                    String pageSize,
            @Parameter(description = "from the page before") @RequestParam(required = false) String pageToken,
            @Parameter(description = "part of the name") @RequestParam(required = false) String name) {
        String part = name == null ? "" : name;
        String after = PageRequests.isAbsent(pageToken) ? "" : lastName(pageToken, part);
        int size = PageRequests.size(pageSize);
        List<String> names = files.names(part).stream()
                .filter(each -> each.compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        List<DatasetJson> page = names.stream()
                .limit(size)
                .flatMap(each -> files.find(each).stream())
                .map(DatasetJson::inList)
                .toList();
        return new DatasetPage(page, names.size() > size ? token(names.get(size - 1), part) : "");
    }

    @GetMapping("/{*name}")
    @Operation(
            tags = "5 Look around",
            summary = "A data set",
            description = "With all its columns, and the first rows of a table.")
    ResponseEntity<DatasetJson> read(@Parameter(example = Examples.DATASET) @PathVariable String name) {
        DataFile file = files.find(plain(name)).orElseThrow(() -> missing(plain(name)));
        return ResponseEntity.ok().eTag(eTag(file)).body(DatasetJson.of(file));
    }

    @DeleteMapping("/{*name}")
    @Operation(
            tags = "6 Clean up",
            summary = "Delete a data set",
            description =
                    "Trials that are training on it go on; those to come fail, and their study pauses. If-Match with"
                            + " its ETag is honoured.")
    @ApiResponse(responseCode = "204", description = "It is gone")
    ResponseEntity<Void> delete(
            @Parameter(example = Examples.DATASET) @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        requireMatch(ifMatch, files.find(plain(name)));
        if (!files.delete(plain(name))) {
            throw missing(plain(name));
        }
        return ResponseEntity.noContent().build();
    }

    /** The name that the rest of a path gives, which begins with a slash. */
    static String plain(String rest) {
        return rest.substring(1);
    }

    static String eTag(DataFile file) {
        return "\"" + Long.toHexString(file.bytes()) + "-"
                + Long.toHexString(file.modifiedAt().toEpochMilli()) + "\"";
    }

    static void requireMatch(String ifMatch, Optional<DataFile> present) {
        if (!PageRequests.isAbsent(ifMatch)
                && !present.map(file -> ETags.parse(ifMatch).allows(eTag(file))).orElse(false)) {
            throw new ResponseStatusException(
                    HttpStatus.PRECONDITION_FAILED, "The data set is not as If-Match says: read it again.");
        }
    }

    private static TunerException missing(String name) {
        return new TunerException.NotFound(
                "There is no data set \"" + name + "\": GET /datasets lists those that there are.");
    }

    private static String token(String last, String part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((part + "\n" + last).getBytes(StandardCharsets.UTF_8));
    }

    private static String lastName(String token, String part) {
        return PageRequests.page(() -> {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (!text.startsWith(part + "\n")) {
                throw new IllegalArgumentException(
                        "The pageToken is of another query: give the one that came with the page before.");
            }
            return text.substring(part.length() + 1);
        });
    }
}
