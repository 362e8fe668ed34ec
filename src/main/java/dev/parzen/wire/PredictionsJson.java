package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parzen.study.Predictions.Answer;
import dev.parzen.study.Predictions.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a network answers for rows. */
@Schema(name = "Predictions")
public record PredictionsJson(
        String study,

        @Schema(description = "Whose configuration the network has.")
        int trial,

        @Schema(
                description =
                        "trial: the network that the trial kept; best-model or retrain: the one that the end of the"
                                + " study chose or made.",
                allowableValues = {"trial", "best-model", "retrain"})
        String procedure,

        @Schema(description = "One for each row, in their order.")
        List<PredictionJson> predictions) {

    /** What a network answers for a row; what does not apply is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Prediction")
    public record PredictionJson(
            @JsonProperty("class") @Schema(description = "The likeliest class.")
            String likeliest,

            @Schema(description = "The labels that hold more likely than not.")
            List<String> labels,

            @Schema(description = "How likely each class or label is.")
            Map<String, Double> probabilities,

            @Schema(description = "Of a network whose outputs are no probabilities: larger is more.")
            Map<String, Double> scores,

            @Schema(description = "Each quantity in its own unit.")
            Map<String, Double> values) {

        private static PredictionJson of(Answer answer, Map<String, Double> row) {
            if (answer.kind() == Kind.QUANTITIES) {
                return new PredictionJson(null, null, null, null, row);
            }
            boolean areClasses = answer.kind() == Kind.CLASSES;
            return new PredictionJson(
                    areClasses ? largest(row) : null,
                    areClasses || !answer.areProbabilities() ? null : likely(row),
                    answer.areProbabilities() ? row : null,
                    answer.areProbabilities() ? null : row,
                    null);
        }

        private static String largest(Map<String, Double> row) {
            return Collections.max(row.entrySet(), Map.Entry.comparingByValue()).getKey();
        }

        private static List<String> likely(Map<String, Double> row) {
            return row.entrySet().stream()
                    .filter(label -> label.getValue() >= 0.5)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    public static PredictionsJson of(Answer answer, String study) {
        return new PredictionsJson(
                study,
                answer.trial(),
                answer.procedure(),
                answer.rows().stream()
                        .map(row -> PredictionJson.of(answer, row))
                        .toList());
    }
}
