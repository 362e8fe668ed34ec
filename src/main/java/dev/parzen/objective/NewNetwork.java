package dev.parzen.objective;

import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Schedule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.InvalidValueException;
import java.time.Duration;

/**
 * What a network is held to when its study is made, beside the rules of its record: those hold for stored studies too, which
 * have to stay readable though rules are added.
 */
final class NewNetwork {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final NeuralNetwork asked;

    NewNetwork(NeuralNetwork asked) {
        this.asked = asked;
    }

    /** @throws InvalidValueException pointing to what makes no sense */
    void require() {
        asked.metric()
                .values()
                .forEach(metric -> metric.fitting("metric", asked.data().task()));
        Resolution.under(
                "earlyStopping",
                () -> asked.earlyStopping().flatMap(EarlyStopping::monitor).map(this::watched));
        Resolution.under("schedule", () -> asked.schedule().watched().map(this::watched));
        asked.timeLimit().ifPresent(NewNetwork::requireWithinAYear);
        if (asked.schedule() instanceof Schedule.Cosine && asked.epochs().equals(Setting.of(1))) {
            throw new InvalidValueException(
                    "schedule", "The learning rate is 0 in the last epoch of a cosine: give at least 2 epochs.");
        }
    }

    /** A cost is no measure of an epoch: none is better than the first. */
    private Metric watched(Metric metric) {
        if (!metric.isMeasured()) {
            throw new InvalidValueException(
                    "monitor",
                    "monitor is " + metric.label() + ", which no epoch makes better: give a measure such as "
                            + Metric.VALIDATION_LOSS.label() + ".");
        }
        return metric.fitting("monitor", asked.data().task());
    }

    private static void requireWithinAYear(Duration limit) {
        if (limit.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    "timeLimit",
                    "timeLimit is " + limit + ": give at most a year (" + LONGEST + "), or null for none.");
        }
    }
}
