package dev.parzen.store;

import dev.parzen.study.Receipts;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Answers in the database, each written in the transaction of what it answers. A call that runs in this process is known
 * at once; of two that run in different processes, the one that ends later is undone.
 */
@Component
class DatabaseReceipts implements Receipts {
    private static final Duration KEPT = Duration.ofHours(24);

    private final EntityManager entities;
    private final Units units;
    private final ReceiptRows rows;
    private final Turns turns;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** A call holds a connection from its beginning, and may wait for one that has none: half are left to others. */
    private final Semaphore places;

    DatabaseReceipts(
            EntityManager entities,
            Units units,
            ReceiptRows rows,
            Turns turns,
            Clock clock,
            @Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
        this.entities = entities;
        this.units = units;
        this.rows = rows;
        this.turns = turns;
        this.clock = clock;
        this.places = new Semaphore(Math.max(1, connections / 2));
    }

    @Override
    public <T> Remembered<T> once(Key key, Supplier<T> work, Function<T, Optional<Answer>> answer) {
        String digest = Digests.of(key.call(), key.key());
        if (!running.add(digest)) {
            throw Receipts.stillRunning(key);
        }
        places.acquireUninterruptibly();
        try {
            return units.together(() -> earlier(digest, key)
                    .map(stored -> new Remembered<T>(Optional.of(stored), Optional.empty()))
                    .orElseGet(() -> fresh(digest, key, work, answer)));
        } finally {
            places.release();
            running.remove(digest);
        }
    }

    private Optional<Answer> earlier(String digest, Key key) {
        Instant now = clock.instant();
        Optional<ReceiptRow> stored =
                rows.findById(digest).filter(row -> row.storedAt.plus(KEPT).isAfter(now));
        if (stored.isPresent() && !stored.get().bodyDigest.equals(key.bodyDigest())) {
            throw Receipts.usedOtherwise(key);
        }
        return stored.map(ReceiptRow::toAnswer);
    }

    private <T> Remembered<T> fresh(String digest, Key key, Supplier<T> work, Function<T, Optional<Answer>> toAnswer) {
        entities.clear();
        T result = work.get();
        toAnswer.apply(result).ifPresent(answer -> store(digest, key, answer));
        return new Remembered<>(Optional.empty(), Optional.of(result));
    }

    private void store(String digest, Key key, Answer answer) {
        Instant now = clock.instant();
        turns.unlessTaken(() -> rows.deleteStoredUntil(now.minus(KEPT)));
        ReceiptRow row = new ReceiptRow();
        row.digest = digest;
        row.bodyDigest = key.bodyDigest();
        row.storedAt = now;
        row.follow(answer);
        try {
            entities.persist(row);
            entities.flush();
        } catch (ConstraintViolationException storedMeanwhile) {
            throw Receipts.stillRunning(key);
        }
    }
}
