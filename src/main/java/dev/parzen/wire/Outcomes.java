package dev.parzen.wire;

import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Outcome;
import dev.parzen.wire.TrialRequests.OutcomeBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of outcomes as JSON. */
final class Outcomes {
    private Outcomes() {}

    static Outcome.Result read(OutcomeBody body) {
        if (body.state() == null) {
            throw new MalformedException("/state", "The member \"state\" is missing: give COMPLETE, PRUNED or FAILED.");
        }
        Optional<List<Double>> values = OneOrSeveral.read(body.value(), body.values());
        switch (body.state()) {
            case "COMPLETE":
                return new Outcome.Complete(
                        values.orElseThrow(() -> new InvalidValueException(
                                "value", "A COMPLETE trial has a value: give it, or tell PRUNED or FAILED.")),
                        reason(body));
            case "PRUNED":
                return new Outcome.Pruned(values, reason(body));
            case "FAILED":
                if (values.isPresent()) {
                    throw new InvalidValueException(
                            body.value() != null ? "value" : "values", "A FAILED trial has no value: leave it out.");
                }
                return new Outcome.Failed(
                        reason(body).orElse("The worker gave no reason."),
                        body.retryable() != null && body.retryable());
            default:
                throw new InvalidValueException(
                        "state", "\"" + body.state() + "\" is no end of a trial: give COMPLETE, PRUNED or FAILED.");
        }
    }

    /** A blank one says nothing. */
    private static Optional<String> reason(OutcomeBody body) {
        return Optional.ofNullable(body.reason()).filter(text -> !text.isBlank());
    }

    static OutcomeBody write(Outcome outcome, Integer attempt) {
        String state;
        List<Double> values = null;
        String reason = null;
        Boolean retryable = null;
        if (outcome.result() instanceof Outcome.Complete complete) {
            state = "COMPLETE";
            values = complete.values();
            reason = complete.reason().orElse(null);
        } else if (outcome.result() instanceof Outcome.Pruned pruned) {
            state = "PRUNED";
            values = pruned.values().orElse(null);
            reason = pruned.reason().orElse(null);
        } else {
            Outcome.Failed failed = (Outcome.Failed) outcome.result();
            state = "FAILED";
            reason = failed.reason();
            retryable = failed.retryable();
        }
        return new OutcomeBody(
                state,
                null,
                values,
                attempt,
                reason,
                retryable,
                outcome.constraints(),
                Json.values(outcome.attributes()));
    }

    static Map<String, Double> constraints(Map<String, Double> given) {
        if (given == null) {
            return Map.of();
        }
        given.forEach((name, value) -> {
            if (value == null) {
                throw new MalformedException("/constraints/" + name, "A constraint is a number, not null.");
            }
            if (!Double.isFinite(value)) {
                throw new InvalidValueException(name, "The constraint is " + value + ": give a finite number.")
                        .under("constraints");
            }
        });
        return given;
    }
}
