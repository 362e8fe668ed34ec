package dev.parzen.study;

import org.junit.jupiter.api.BeforeEach;

class InMemoryStudyStoreTest extends StoreContract {
    private Stores stores;

    @BeforeEach
    void start() {
        InMemoryStudyStore store = new InMemoryStudyStore();
        TickingClock clock = new TickingClock();
        Receipts receipts = new InMemoryReceipts(store, clock);
        stores = new Stores() {
            @Override
            public StudyStore store() {
                return store;
            }

            @Override
            public StudyStore otherStore() {
                return store;
            }

            @Override
            public Receipts receipts() {
                return receipts;
            }

            @Override
            public Receipts otherReceipts() {
                return receipts;
            }

            @Override
            public TickingClock clock() {
                return clock;
            }
        };
    }

    @Override
    public Stores stores() {
        return stores;
    }
}
