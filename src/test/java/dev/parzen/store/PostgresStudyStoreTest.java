package dev.parzen.store;

import dev.parzen.study.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStudyStoreTest extends DatabaseContract {
    private static DatabaseStores stores;

    @BeforeAll
    static void start() {
        stores = new DatabaseStores(Postgres.settings("contract"));
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @Override
    public Stores stores() {
        return stores;
    }
}
