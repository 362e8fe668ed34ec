package dev.parzen.trial;

/**
 * Something computed from the first rows of a past. All histories of that past share it: with every new row it grows from
 * what it was, and the last two states are kept, so that a reader of the history before the newest need not start again.
 *
 * @param <T> what is computed; its states may share memory, but an older one never changes for its readers
 */
final class Grown<T> {

    /** How the next state follows. */
    interface Rule<T> {
        /** From the state at {@code from} rows the one at {@code to} rows. */
        T extended(T state, Observation[] rows, int from, int to);
    }

    private record State<T>(int size, T value) {}

    private record Known<T>(State<T> newest, State<T> before) {}

    private final State<T> start;
    private final Rule<T> rule;
    private volatile Known<T> known;

    Grown(T start, Rule<T> rule) {
        this.start = new State<>(0, start);
        this.rule = rule;
        this.known = new Known<>(this.start, this.start);
    }

    /** The state at {@code size} rows. */
    T upTo(int size, Observation[] rows) {
        Known<T> now = known;
        State<T> base = nearest(now, size);
        if (base.size() == size) {
            return base.value();
        }
        State<T> grown = new State<>(size, rule.extended(base.value(), rows, base.size(), size));
        if (size > now.newest().size()) {
            known = new Known<>(grown, now.newest());
        }
        return grown.value();
    }

    private State<T> nearest(Known<T> now, int size) {
        if (now.newest().size() <= size) {
            return now.newest();
        }
        return now.before().size() <= size ? now.before() : start;
    }
}
