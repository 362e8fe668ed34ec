package dev.parzen.study;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Common trials. */
final class Trials {
    static final Instant NOW = Stores.Contract.NOW;

    private Trials() {}

    static Trial queued(Trial untouched) {
        return untouched.queued(Map.of(), Map.of(), NOW);
    }

    static Trial running(Trial waiting) {
        return waiting.claimed(new Lease(Optional.of("w1"), NOW, NOW.plusSeconds(60)), "random");
    }

    static Trial complete(Trial waiting, double value) {
        return complete(waiting, value, Map.of());
    }

    static Trial complete(Trial waiting, double value, Map<String, Double> constraints) {
        return complete(waiting, constraints, value);
    }

    static Trial complete(Trial waiting, Map<String, Double> constraints, double... values) {
        return running(waiting)
                .chosen("x", Choice.of(ParameterValue.of(0.5), FloatRange.of(0, 1)))
                .finished(
                        new Outcome(Outcome.complete(values).result(), constraints, Map.of()),
                        NOW.plusSeconds(1),
                        Retries.of(3));
    }
}
