package dev.parzen.rest;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.NetworkSummary;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import dev.parzen.wire.MalformedException;
import dev.parzen.wire.ParameterTexts;
import dev.parzen.wire.SummaryJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the network of a trial looks like. */
@RestController
@RequestMapping(path = Api.STUDY, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "5 Look around")
final class SummaryController {
    private static final String PARAM = "param";

    private final Studies studies;
    private final RowShapes shapes;

    SummaryController(Studies studies) {
        this.studies = studies;
        this.shapes = new RowShapes(studies);
    }

    @GetMapping("/summary")
    @Operation(
            summary = "The network of a trial, layer by layer",
            description = "Of a study whose objective is a neural-network: shapes, numbers of parameters, and about how"
                    + " much memory training takes. Of a trial that there is, or of one with the values that are given"
                    + " and else a parameter's default or its first value. What the data's rows look like is known once"
                    + " a trial has ended; before, give row and outputs.")
    SummaryJson summary(
            @Parameter(example = Examples.NETWORK_STUDY) @PathVariable StudyRef study,
            @Parameter(description = "a trial's number", schema = @Schema(type = "integer"))
                    @RequestParam(required = false)
                    String trial,
            @Parameter(description = "name=value of a parameter; may be given several times", example = "width=64")
                    @RequestParam(name = PARAM, required = false)
                    String param,
            @Parameter(description = "the shape of the data's rows", example = "28,28,1")
                    @RequestParam(required = false)
                    String row,
            @Parameter(description = "how many classes or target numbers there are", example = "10")
                    @RequestParam(required = false)
                    String outputs,
            HttpServletRequest request) {
        Study found = studies.study(study);
        if (!(found.spec().objective() instanceof NeuralNetwork network)) {
            throw new TunerException.Conflict("Only a study whose objective is a neural-network has layers.");
        }
        Map<String, ParameterValue> values = values(found, trial, request);
        RowShapes.Ends ends = shapes.of(found, row, outputs);
        try {
            ResolvedNetwork resolved = network.resolve(values);
            return SummaryJson.of(
                    NetworkSummary.of(resolved, resolved.architecture(ends.row(), ends.outputs())), values);
        } catch (InvalidValueException misfit) {
            throw misfit.under("objective");
        }
    }

    private Map<String, ParameterValue> values(Study study, String trial, HttpServletRequest request) {
        List<String> given =
                List.of(Optional.ofNullable(request.getParameterValues(PARAM)).orElse(new String[0]));
        if (PageRequests.isAbsent(trial)) {
            return given(study, given);
        }
        if (!given.isEmpty()) {
            throw new MalformedException("", "A trial has its own values: give either trial or param.");
        }
        return studies.trial(StudyRef.of(study.id()), PageRequests.wholeNumber("trial", trial))
                .parameterValues();
    }

    private static Map<String, ParameterValue> given(Study study, List<String> texts) {
        try {
            return ParameterTexts.read(study.spec().space(), texts);
        } catch (InvalidValueException refused) {
            throw new MalformedException("", refused.getMessage());
        }
    }
}
