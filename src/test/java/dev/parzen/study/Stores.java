package dev.parzen.study;

import java.time.Instant;
import java.util.UUID;

/** A memory, seen by two servers, and its receipts. */
public interface Stores {
    StudyStore store();

    /** The same memory as another server sees it. */
    StudyStore otherStore();

    Receipts receipts();

    Receipts otherReceipts();

    /** By which the first server's receipts age. */
    TickingClock clock();

    /** What each contract is about. */
    interface Contract {
        Instant NOW = Instant.parse("2026-02-01T08:00:00.123456Z");

        Stores stores();

        default StudyStore store() {
            return stores().store();
        }

        /** A new study for one test. */
        default Study study() {
            return store().create(StoreSamples.plain(name()), NOW);
        }

        /** A name that no other test uses. */
        default String name() {
            return "study " + UUID.randomUUID();
        }
    }
}
