package dev.parzen.cli;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Study;
import dev.parzen.trial.Trial;
import dev.parzen.wire.Json;
import dev.parzen.worker.FinalEvaluation;
import java.util.Optional;

/** The one look of a study at its test part. Whoever chose by a second look would measure luck. */
record Finale(FinalEvaluation evaluation, StudyAttributes attributes) {

    /**
     * What the look showed, from memory if there was one; then another happens only if {@code again}.
     *
     * @param study as it was read just now
     * @param chosen whose configuration to measure
     */
    FinalJson measured(Study study, NeuralNetwork network, Trial chosen, boolean again) {
        Optional<FinalJson> stored = FinalJson.stored(study);
        if (stored.isPresent() && !again) {
            return stored.get();
        }
        FinalEvaluation.Result result = evaluation.of(study, network, chosen);
        FinalJson json = FinalJson.of(result, stored.map(FinalJson::looksSoFar).orElse(0));
        attributes.put(FinalJson.ATTRIBUTE, Json.write(json));
        return json;
    }
}
