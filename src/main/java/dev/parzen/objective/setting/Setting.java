package dev.parzen.objective.setting;

import dev.parzen.space.InvalidValueException;
import java.util.HashSet;
import java.util.List;

/**
 * One setting of an objective: written down, or taken from the parameters of a trial. In JSON it is the bare value,
 * {@code {"param": "width"}} or {@code {"anyOf": ["Adam_lr", "RMSprop_lr"]}}.
 *
 * @param <T> Integer, Double, Boolean or a {@link Labelled} enum
 */
public sealed interface Setting<T> {

    /** The parameters it may be taken from, in the order they are looked at; none if it is written down. */
    List<String> params();

    /** A setting that is the same in every trial. */
    static <T> Setting<T> of(T value) {
        return new Fixed<>(value);
    }

    /** A setting that is the parameter {@code name} of each trial. */
    static <T> Setting<T> param(String name) {
        return new Tuned<>(name);
    }

    /** The same value in every trial. */
    record Fixed<T>(T value) implements Setting<T> {
        public Fixed {
            if (value == null) {
                throw new InvalidValueException("", "A setting cannot be null: leave it out to get its default.");
            }
        }

        @Override
        public List<String> params() {
            return List.of();
        }
    }

    /** The value of one parameter. */
    record Tuned<T>(String param) implements Setting<T> {
        @Override
        public List<String> params() {
            return List.of(param);
        }
    }

    /** The value of the first of these parameters that is active in the trial. */
    record FirstActive<T>(List<String> anyOf) implements Setting<T> {
        public FirstActive {
            anyOf = List.copyOf(anyOf);
            if (anyOf.isEmpty() || new HashSet<>(anyOf).size() < anyOf.size()) {
                throw new InvalidValueException("anyOf", "anyOf is " + anyOf + ": name at least one, each once.");
            }
        }

        @Override
        public List<String> params() {
            return anyOf;
        }
    }
}
