package dev.parzen.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker tells at the end of an attempt.
 *
 * @param result how it ended
 * @param constraints by name; feasible when not above 0
 * @param attributes JSON text by name
 */
public record Outcome(Result result, Map<String, Double> constraints, Map<String, String> attributes) {

    public Outcome {
        constraints = Map.copyOf(constraints);
        attributes = Map.copyOf(attributes);
    }

    public static Outcome of(Result result) {
        return new Outcome(result, Map.of(), Map.of());
    }

    /** Complete with one value for each direction. */
    public static Outcome complete(double... values) {
        return of(new Complete(Arrays.stream(values).boxed().toList()));
    }

    /** The same for this reason, if it is PRUNED without one. */
    public Outcome orBecause(Optional<String> reason) {
        return result instanceof Pruned pruned && pruned.reason().isEmpty()
                ? new Outcome(new Pruned(pruned.values(), reason), constraints, attributes)
                : this;
    }

    /** How an attempt ended. */
    public sealed interface Result {}

    /** With one value for each direction, a NaN among which makes the trial fail; perhaps why sooner than planned. */
    public record Complete(List<Double> values, Optional<String> reason) implements Result {
        public Complete {
            values = List.copyOf(values);
        }

        public Complete(List<Double> values) {
            this(values, Optional.empty());
        }
    }

    /** Given up; without values, those of the highest reported step count, without a reason that of the pruner's verdict. */
    public record Pruned(Optional<List<Double>> values, Optional<String> reason) implements Result {
        public Pruned {
            values = values.map(List::copyOf);
        }
    }

    /** Without a result; a retryable failure sends the trial back while attempts are left. */
    public record Failed(String reason, boolean retryable) implements Result {}
}
