package dev.parzen.training.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;

/** What the rows of a data set are to be mapped to, and how a {@link Part} holds it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Target.Classes.class, name = "classes"),
    @JsonSubTypes.Type(value = Target.Flags.class, name = "flags"),
    @JsonSubTypes.Type(value = Target.Quantities.class, name = "quantities")
})
public sealed interface Target {

    /** The names of the classes, of the flags or of the quantities, in order. */
    List<String> names();

    /** How many numbers a part holds for a row. */
    int width();

    /** What number {@code y} of name {@code j} is in the unit of the data; differs for scaled quantities alone. */
    default double original(int j, double y) {
        return y;
    }

    /** One of several classes: one number for a row, the position of its class among the names. */
    record Classes(List<String> names) implements Target {
        public Classes {
            names = List.copyOf(names);
        }

        @Override
        public int width() {
            return 1;
        }
    }

    /** Several labels, of which any number may hold: a 0 or a 1 for each name. */
    record Flags(List<String> names) implements Target {
        public Flags {
            names = List.copyOf(names);
        }

        @Override
        public int width() {
            return names.size();
        }
    }

    /**
     * Regression: a number for each name. A part holds it as y = (x − offset) / scale, where x is what the data have; a
     * network learns y, and errors are told in the unit of x: there they are {@code scale} times as large.
     *
     * @param offsets for each name; measured on the training part
     * @param scales for each name, above 0; likewise
     */
    record Quantities(List<String> names, List<Double> offsets, List<Double> scales) implements Target {
        public Quantities {
            names = List.copyOf(names);
            offsets = List.copyOf(offsets);
            scales = List.copyOf(scales);
            if (offsets.size() != names.size() || scales.size() != names.size()) {
                throw new IllegalArgumentException("One offset and one scale for each of " + names);
            }
        }

        /** Quantities that are learnt as the data have them. */
        public Quantities(List<String> names) {
            this(names, Collections.nCopies(names.size(), 0.0), Collections.nCopies(names.size(), 1.0));
        }

        @Override
        public int width() {
            return names.size();
        }

        @Override
        public double original(int j, double y) {
            return offsets.get(j) + scales.get(j) * y;
        }

        /** What a part holds for {@code x}, the value of name {@code j} in the unit of the data. */
        float scaled(int j, double x) {
            return (float) ((x - offsets.get(j)) / scales.get(j));
        }
    }
}
