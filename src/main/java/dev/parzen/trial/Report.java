package dev.parzen.trial;

import dev.parzen.space.InvalidValueException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Intermediate values of a running trial.
 *
 * @param step which step they belong to, 0 or more: an epoch, a fold
 * @param values one for each direction; may be NaN or infinite
 * @param metrics further figures of this step by name (a training loss, an accuracy), for charts
 * @param at when they arrived
 */
public record Report(int step, List<Double> values, Map<String, Double> metrics, Instant at) {

    public Report {
        if (step < 0) {
            throw new InvalidValueException("step", "step is " + step + ": steps count from 0.");
        }
        values = TrialState.plain(values);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The value for the first direction. */
    public double value() {
        return values.get(0);
    }
}
