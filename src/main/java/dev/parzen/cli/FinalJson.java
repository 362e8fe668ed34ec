package dev.parzen.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.study.Study;
import dev.parzen.training.TestMetrics;
import dev.parzen.wire.Json;
import dev.parzen.worker.FinalEvaluation;
import java.util.Optional;

/** The result of the final evaluation, as it is printed and stored with the study under the attribute {@code final}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FinalJson(int trial, double value, String procedure, String model, TestMetrics test) {
    static final String ATTRIBUTE = "final";

    static FinalJson of(FinalEvaluation.Result result) {
        return new FinalJson(
                result.trial(),
                result.value(),
                result.procedure().label(),
                result.model().toString(),
                result.test().orElse(null));
    }

    /** What is stored with a study, if it is about this trial. */
    static Optional<FinalJson> stored(Study study, int trial) {
        return Optional.ofNullable(study.spec().attributes().get(ATTRIBUTE))
                .map(text -> Json.read(text, FinalJson.class))
                .filter(result -> result.trial == trial);
    }
}
