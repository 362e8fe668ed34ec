package dev.parzen.study;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers in the memory of this process, in step with the studies there. */
public final class InMemoryReceipts implements Receipts {
    private static final Duration KEPT = Duration.ofHours(24);

    private final InMemoryStudyStore store;
    private final Clock clock;
    private final Map<String, Stored> stored = new HashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    public InMemoryReceipts(InMemoryStudyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Stored(String bodyDigest, Answer answer, Instant at) {}

    @Override
    public <T> Remembered<T> once(Key key, Supplier<T> work, Function<T, Optional<Answer>> answer) {
        String name = key.call() + " " + key.key();
        if (!running.add(name)) {
            throw Receipts.stillRunning(key);
        }
        try {
            return store.atomically(() -> {
                Optional<Answer> earlier = earlier(name, key);
                return earlier.isPresent()
                        ? new Remembered<T>(earlier, Optional.empty())
                        : fresh(name, key, work.get(), answer);
            });
        } finally {
            running.remove(name);
        }
    }

    private Optional<Answer> earlier(String name, Key key) {
        Instant now = clock.instant();
        stored.values().removeIf(old -> !old.at().plus(KEPT).isAfter(now));
        Optional<Stored> found = Optional.ofNullable(stored.get(name));
        if (found.isPresent() && !found.get().bodyDigest().equals(key.bodyDigest())) {
            throw Receipts.usedOtherwise(key);
        }
        return found.map(Stored::answer);
    }

    private <T> Remembered<T> fresh(String name, Key key, T result, Function<T, Optional<Answer>> toAnswer) {
        toAnswer.apply(result)
                .ifPresent(answer -> stored.put(name, new Stored(key.bodyDigest(), answer, clock.instant())));
        return new Remembered<>(Optional.empty(), Optional.of(result));
    }
}
