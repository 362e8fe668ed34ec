package dev.parzen.training.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Keeps what was asked for last, and loads what is not there. Whoever wants what another thread loads waits for it, while
 * others load other things beside it. What could not be loaded is tried again by the next who asks.
 */
final class LastLoaded<K, V> {
    private final Function<K, V> load;
    private final Map<K, Loading> kept;

    /** @param most so many are kept */
    LastLoaded(int most, Function<K, V> load) {
        this.load = load;
        this.kept = new LinkedHashMap<>(most, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Loading> eldest) {
                return size() > most;
            }
        };
    }

    V get(K key) {
        Loading loading;
        synchronized (kept) {
            loading = kept.computeIfAbsent(key, Loading::new);
        }
        return loading.get();
    }

    private final class Loading {
        private final K key;
        private V value;

        Loading(K key) {
            this.key = key;
        }

        synchronized V get() {
            if (value == null) {
                value = Objects.requireNonNull(load.apply(key));
            }
            return value;
        }
    }
}
