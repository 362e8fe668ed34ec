package dev.parzen.study;

import dev.parzen.trial.Outcome;
import java.util.List;

/** One value for each direction. */
final class Arity {
    private Arity() {}

    static void require(StudySpec spec, List<Double> values) {
        require(spec, values, "/values");
    }

    static void require(StudySpec spec, Outcome.Result result) {
        if (result instanceof Outcome.Complete complete) {
            require(spec, complete.values());
        }
        if (result instanceof Outcome.Pruned pruned) {
            pruned.values().ifPresent(values -> require(spec, values));
        }
    }

    static void require(StudySpec spec, List<Double> values, String pointer) {
        int needed = spec.directions().size();
        if (values.size() != needed) {
            throw new TunerException.Invalid(
                    pointer,
                    (values.size() == 1 ? "There is 1 value" : "There are " + values.size() + " values")
                            + ": the study has " + needed
                            + (needed == 1 ? " direction, so give one." : " directions, so give one for each."));
        }
    }
}
