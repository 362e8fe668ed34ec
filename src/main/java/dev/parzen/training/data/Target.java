package dev.parzen.training.data;

import java.util.List;

/** What the rows of a data set are to be mapped to, and how a {@link Part} holds it. */
public sealed interface Target {

    /** The names of the classes, of the flags or of the quantities, in order. */
    List<String> names();

    /** How many numbers a part holds for a row. */
    int width();

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

    /** Regression: a number for each name. */
    record Quantities(List<String> names) implements Target {
        public Quantities {
            names = List.copyOf(names);
        }

        @Override
        public int width() {
            return names.size();
        }
    }
}
