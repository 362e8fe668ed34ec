package dev.parzen.objective;

import dev.parzen.objective.function.TestFunction;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.objective.setting.SpaceCheck;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a trial evaluates. */
public sealed interface ObjectiveSpec permits ObjectiveSpec.External, ObjectiveSpec.Benchmark, NeuralNetwork {

    /** True if a worker of the pool evaluates it; false if the client that asks does. */
    boolean runsInPool();

    /** How many values a trial has; empty if the client that evaluates it says so by the study's directions. */
    default OptionalInt valueCount() {
        return OptionalInt.of(1);
    }

    /** What each value of a trial is, where its name says which direction is the better one; empty if none does. */
    default List<Wish> wishes() {
        return List.of();
    }

    /** The name of a value, and whether smaller is better. */
    record Wish(String name, boolean isMinimized) {}

    /** How many steps any trial of this space reports at most, if that is known. */
    default OptionalInt steps(SearchSpace space) {
        return OptionalInt.empty();
    }

    /** How many steps the trial with these values reports at most, if that is known. */
    default Optional<Steps> steps(Map<String, ParameterValue> values) {
        return Optional.empty();
    }

    /**
     * A number of steps.
     *
     * @param unit what one is called: {@code epoch}
     */
    record Steps(int most, String unit) {}

    /** The space that the objective brings along for a study that declares none. */
    default Optional<SearchSpace> ownSpace() {
        return Optional.empty();
    }

    /**
     * Checks that the objective can be evaluated with the parameters of {@code space}.
     *
     * @throws InvalidValueException if it names a parameter that does not exist or cannot serve
     */
    default void requireFits(SearchSpace space) {}

    /**
     * Checks that every parameter of {@code space}, which {@link #requireFits}, can make a difference. Studies made
     * before may have some that cannot; a new one with such a parameter has a typing error.
     *
     * @throws InvalidValueException if one makes none; it points into the list of the space's parameters
     */
    default void requireUses(SearchSpace space) {}

    /**
     * Checks what only a new study is held to: stored ones stay readable, though a rule is added.
     *
     * @throws InvalidValueException pointing to what makes no sense
     */
    default void requireNew() {}

    /** The client evaluates. */
    @Described("The client that asks evaluates the trial and tells the outcome.")
    record External() implements ObjectiveSpec {
        @Override
        public boolean runsInPool() {
            return false;
        }

        @Override
        public OptionalInt valueCount() {
            return OptionalInt.empty();
        }
    }

    /** A worker computes a test function. */
    @Described("A worker computes a test function of x0, x1, … that is to be minimised; it brings its own space.")
    record Benchmark(
            @Described("The function: sphere-5, branin-2, hartmann-6 and others; zdt1-10, zdt2-10 and dtlz2-7-3obj have"
                    + " several values.")
            String function)
            implements ObjectiveSpec {
        public Benchmark {
            function = find(function).label();
        }

        /** The function that is meant. */
        public TestFunction resolve() {
            return find(function);
        }

        @Override
        public boolean runsInPool() {
            return true;
        }

        @Override
        public Optional<SearchSpace> ownSpace() {
            return Optional.of(resolve().space());
        }

        @Override
        public OptionalInt valueCount() {
            return OptionalInt.of(resolve().objectives());
        }

        @Override
        public void requireFits(SearchSpace space) {
            SettingReader check = new SpaceCheck(space);
            for (int i = 0; i < resolve().dimensions(); i++) {
                check.read("function", Setting.param("x" + i), Rule.finite());
            }
        }

        private static TestFunction find(String name) {
            return TestFunction.find(name)
                    .orElseThrow(() -> new InvalidValueException(
                            "function",
                            "There is no function \"" + name + "\": give one of " + TestFunction.labels() + "."));
        }
    }
}
