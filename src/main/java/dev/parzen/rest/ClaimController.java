package dev.parzen.rest;

import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Tuner;
import dev.parzen.wire.Replies.ClaimedJson;
import dev.parzen.wire.TrialRequests.ClaimBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
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
    private final KeyedClaims keyed;

    ClaimController(Tuner tuner, KeyedClaims keyed) {
        this.tuner = tuner;
        this.keyed = keyed;
    }

    @PostMapping(
            path = Api.CLAIMS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Claim any trial that a worker may run",
            description = "204 if there is none within the time given in wait.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is yours",
                        content = @Content(schema = @Schema(implementation = ClaimedJson.class))),
                @ApiResponse(responseCode = "204", description = "There is none", content = @Content)
            })
    ResponseEntity<Object> claim(@Example(Examples.CLAIM) @RequestBody ClaimBody body, HttpServletRequest request) {
        Claim claim = body.toClaim();
        Optional<?> answer = IdempotencyKeys.of(request)
                .<Optional<?>>map(key -> keyed.claim(key, claim))
                .orElseGet(() -> tuner.claim(claim).map(KeyedClaims::json));
        return answer.<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
