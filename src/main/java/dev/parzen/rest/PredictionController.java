package dev.parzen.rest;

import dev.parzen.study.Predictions;
import dev.parzen.study.Predictions.Row;
import dev.parzen.study.Studies;
import dev.parzen.study.StudyRef;
import dev.parzen.wire.PredictionRequest;
import dev.parzen.wire.PredictionsJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Networks in use. */
@RestController
@RequestMapping(path = Api.STUDY, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "5 Look around")
final class PredictionController {
    private final Predictions predictions;
    private final Studies studies;

    PredictionController(Predictions predictions, Studies studies) {
        this.predictions = predictions;
        this.studies = studies;
    }

    @PostMapping(path = "/best/predict", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Predict with the best network",
            description = "With the network that the end of the study made (finalize), if there is one, else with the"
                    + " one that the best trial kept. CSV wants a header. At most 10,000 rows.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = PredictionRequest.class)),
                                @Content(mediaType = Api.CSV, schema = @Schema(type = "string"))
                            }))
    PredictionsJson best(
            @Parameter(example = Examples.NETWORKS) @PathVariable StudyRef study,
            @Example(value = Examples.ROWS, csv = Examples.ROWS_CSV) @RequestBody PredictionRequest request) {
        return answer(study, OptionalInt.empty(), request.toRows());
    }

    @PostMapping(path = "/best/predict", consumes = Api.CSV)
    @Operation(hidden = true)
    PredictionsJson bestOfCsv(@PathVariable StudyRef study, @RequestBody byte[] csv) {
        return answer(study, OptionalInt.empty(), PredictionRequest.ofCsv(Utf8.text(csv)));
    }

    @PostMapping(path = "/trials/{number}/predict", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Predict with the network of a trial",
            description = "Only the networks of a study's best trials are kept.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = PredictionRequest.class)),
                                @Content(mediaType = Api.CSV, schema = @Schema(type = "string"))
                            }))
    PredictionsJson trial(
            @Parameter(example = Examples.NETWORKS) @PathVariable StudyRef study,
            @Parameter(example = "0") @PathVariable int number,
            @Example(value = Examples.ROWS, csv = Examples.ROWS_CSV) @RequestBody PredictionRequest request) {
        return answer(study, OptionalInt.of(number), request.toRows());
    }

    @PostMapping(path = "/trials/{number}/predict", consumes = Api.CSV)
    @Operation(hidden = true)
    PredictionsJson trialOfCsv(@PathVariable StudyRef study, @PathVariable int number, @RequestBody byte[] csv) {
        return answer(study, OptionalInt.of(number), PredictionRequest.ofCsv(Utf8.text(csv)));
    }

    private PredictionsJson answer(StudyRef study, OptionalInt trial, List<Row> rows) {
        return PredictionsJson.of(predictions.predict(study, trial, rows), studies.name(study));
    }
}
