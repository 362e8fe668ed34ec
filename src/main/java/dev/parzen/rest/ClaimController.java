package dev.parzen.rest;

import dev.parzen.study.Tuner;
import dev.parzen.wire.Replies.ClaimedJson;
import dev.parzen.wire.StudyJson;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialRequests.ClaimBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Work for the pool. */
@RestController
@Tag(name = "4 Work for the pool")
final class ClaimController {
    private final Tuner tuner;

    ClaimController(Tuner tuner) {
        this.tuner = tuner;
    }

    @PostMapping(
            path = Api.BASE + "/claims",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Claim any trial that a worker may run",
            description = "204 if there is none within the time given in wait.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ClaimBody.class),
                                            examples = @ExampleObject(Examples.CLAIM))))
    ResponseEntity<ClaimedJson> claim(@RequestBody ClaimBody body) {
        return tuner.claim(body.toClaim())
                .map(claimed -> ResponseEntity.ok(new ClaimedJson(
                        StudyJson.of(claimed.study()),
                        TrialJson.of(claimed.trial(), claimed.study().name()))))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
