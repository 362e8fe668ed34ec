package dev.parzen.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.study.Study;
import dev.parzen.training.TestMetrics;
import dev.parzen.wire.Json;
import dev.parzen.worker.FinalEvaluation;
import dev.parzen.worker.MetricsJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of the final evaluation, as it is printed and stored with the study under the attribute {@code final}.
 *
 * @param value of the trial; of several directions the first
 * @param values of the trial, where there are several directions; else null
 * @param looks how often the study has looked at its test part, this time included; null in what was stored before looks
 *     were counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FinalJson(
        int trial, double value, List<Double> values, String procedure, String model, ObjectNode test, Integer looks) {
    static final String ATTRIBUTE = FinalEvaluation.ATTRIBUTE;

    /** A new result, after so many that the study had before. */
    static FinalJson of(FinalEvaluation.Result result, int earlierLooks) {
        return new FinalJson(
                result.trial(),
                result.values().get(0),
                result.values().size() == 1 ? null : result.values(),
                result.procedure().label(),
                result.model().toString(),
                result.test().map(MetricsJson::write).orElse(null),
                earlierLooks + (result.test().isPresent() ? 1 : 0));
    }

    /** What was measured; empty if the data have no test part. */
    Optional<TestMetrics> metrics() {
        return Optional.ofNullable(test).map(MetricsJson::read);
    }

    /** What is stored with a study. */
    static Optional<FinalJson> stored(Study study) {
        return Optional.ofNullable(study.spec().attributes().get(ATTRIBUTE))
                .map(text -> Json.read(text, FinalJson.class));
    }

    /** How often the study has looked at its test part. */
    int looksSoFar() {
        return looks != null ? looks : test == null ? 0 : 1;
    }
}
