package dev.parzen.rest;

import dev.parzen.analysis.Recording;
import dev.parzen.analysis.Replay;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.wire.Families;
import dev.parzen.wire.ReplayJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What would have been, had another pruner judged. */
@RestController
@RequestMapping(path = Api.STUDY, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "5 Look around")
final class ReplayController {
    private final Studies studies;

    ReplayController(Studies studies) {
        this.studies = studies;
    }

    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What another pruner would have done",
            description = "Lets the recorded curves pass once more, in the order of their times, before a pruner of"
                    + " GET /catalogue: which trials it would have pruned and when, what that would have saved, and whether"
                    + " the best trial would have survived. Nothing is stored, and no verdict is"
                    + " audited.")
    ReplayJson replay(
            @PathVariable StudyRef study,
            @Example(Examples.OTHER_PRUNER) @Schema(type = "object") @RequestBody ObjectNode pruner) {
        Study found = studies.study(study);
        StudySpec spec = found.spec();
        PrunerSpec other = Families.read(pruner, PrunerSpec.class);
        other.requireFits(spec.directions().size());
        Recording recording = new Recording(spec.directions(), spec.constraints());
        studies.forEachTrial(StudyRef.of(found.id()), recording::see);
        return ReplayJson.of(other, Replay.of(recording, other, spec.outline()), spec.hasSeveralDirections());
    }
}
