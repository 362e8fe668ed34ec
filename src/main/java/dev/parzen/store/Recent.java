package dev.parzen.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What was used last, by key; beyond {@code capacity}, the least recently used is forgotten. */
final class Recent<K, V> {
    private static final float LOAD = 0.75f;

    private final Map<K, V> values;

    Recent(int capacity) {
        values = new LinkedHashMap<>(16, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }

    synchronized void merge(K key, V value, BinaryOperator<V> choice) {
        values.merge(key, value, choice);
    }

    /** Changes the value of a key that is still there. */
    synchronized void change(K key, UnaryOperator<V> change) {
        values.computeIfPresent(key, (same, value) -> change.apply(value));
    }

    /** Forgets all that has this value. */
    synchronized void removeValue(V value) {
        values.values().removeIf(value::equals);
    }

    synchronized void remove(K key) {
        values.remove(key);
    }
}
