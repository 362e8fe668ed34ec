package dev.parzen.trial;

import java.util.function.BiFunction;

/**
 * A fold over the first rows of a past, as far as somebody has come. The last two states are kept, as in {@link Grown};
 * the step is an argument, so that it may give up on the way, and whoever comes next goes on from there.
 */
final class Fold<T> {

    private record State<T>(int size, T value) {}

    private record Known<T>(State<T> newest, State<T> before) {}

    private final State<T> start;
    private volatile Known<T> known;

    Fold(T start) {
        this.start = new State<>(0, start);
        this.known = new Known<>(this.start, this.start);
    }

    /** The same for a past that begins with the first rows of this one: what is known of no more than those. */
    Fold<T> branch(int size) {
        Fold<T> branch = new Fold<>(start.value());
        State<T> state = nearest(known, size);
        branch.known = new Known<>(state, state);
        return branch;
    }

    T upTo(int size, Observation[] rows, BiFunction<T, Observation, T> step) {
        State<T> state = nearest(known, size);
        while (state.size() < size) {
            state = new State<>(state.size() + 1, step.apply(state.value(), rows[state.size()]));
            remember(state);
        }
        return state.value();
    }

    private synchronized void remember(State<T> state) {
        if (state.size() > known.newest().size()) {
            known = new Known<>(state, known.newest());
        }
    }

    private State<T> nearest(Known<T> now, int size) {
        if (now.newest().size() <= size) {
            return now.newest();
        }
        return now.before().size() <= size ? now.before() : start;
    }
}
