package dev.parzen.rest;

import dev.parzen.study.StudyRef;
import dev.parzen.study.Tuner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What takes away; apart from the rest, so that the examples of the other calls find their study. */
@RestController
@Tag(name = "6 Clean up")
final class CleanUpController {
    private final Tuner tuner;

    CleanUpController(Tuner tuner) {
        this.tuner = tuner;
    }

    @DeleteMapping(Api.STUDY)
    @Operation(summary = "Delete a study and all that belongs to it")
    @ApiResponse(responseCode = "204", description = "It is gone")
    ResponseEntity<Void> delete(@PathVariable StudyRef study) {
        tuner.delete(study);
        return ResponseEntity.noContent().build();
    }
}
