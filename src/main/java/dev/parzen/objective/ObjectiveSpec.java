package dev.parzen.objective;

import dev.parzen.space.Described;
import dev.parzen.space.SearchSpace;
import java.util.Optional;

/** What a trial evaluates. */
public sealed interface ObjectiveSpec {

    /** True if a worker of the pool evaluates it; false if the client that asks does. */
    boolean runsInPool();

    /** The space that the objective brings along for a study that declares none. */
    default Optional<SearchSpace> ownSpace() {
        return Optional.empty();
    }

    /**
     * Checks that the objective can be evaluated with the parameters of {@code space}.
     *
     * @throws dev.parzen.space.InvalidValueException if it names a parameter that does not exist or cannot serve
     */
    default void requireFits(SearchSpace space) {}

    /** The client evaluates. */
    @Described("The client that asks evaluates the trial and tells the outcome.")
    record External() implements ObjectiveSpec {
        @Override
        public boolean runsInPool() {
            return false;
        }
    }
}
