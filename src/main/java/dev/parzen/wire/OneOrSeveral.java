package dev.parzen.wire;

import java.util.List;
import java.util.Optional;

/** Values that are written as {@code value} for one direction or as {@code values}. */
final class OneOrSeveral {
    private OneOrSeveral() {}

    static Optional<List<Double>> read(Double value, List<Double> values) {
        if (value != null && values != null) {
            throw new MalformedException("/value", "There are \"value\" and \"values\": give one of the two.");
        }
        if (values != null && values.contains(null)) {
            throw new MalformedException("/values/" + values.indexOf(null), "A number is needed here, not null.");
        }
        return value != null ? Optional.of(List.of(value)) : Optional.ofNullable(values);
    }
}
