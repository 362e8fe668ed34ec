package dev.parzen.rest;

import dev.parzen.study.Explanations;
import dev.parzen.study.Studies;
import dev.parzen.study.StudyRef;
import dev.parzen.wire.ExplanationJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why a trial is as it is. */
@RestController
@RequestMapping(path = Api.STUDY + "/trials/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "5 Look around")
final class ExplanationController {
    private final Explanations explanations;
    private final Studies studies;

    ExplanationController(Explanations explanations, Studies studies) {
        this.explanations = explanations;
        this.studies = studies;
    }

    @GetMapping("/explanation")
    @Operation(
            summary = "Why a trial has its values, and why it was pruned",
            description = "Computed anew by the study's present sampler from what had finished, and what was in flight,"
                    + " when the trial began; and by its present pruner from what had been told when it was judged.")
    ExplanationJson explanation(@PathVariable StudyRef study, @Parameter(example = "0") @PathVariable int number) {
        String name = studies.name(study);
        return ExplanationJson.of(explanations.explain(study, number), name);
    }
}
