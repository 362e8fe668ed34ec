package dev.parzen.store;

import dev.parzen.study.Stores;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2StudyStoreTest extends DatabaseContract {
    @TempDir
    static Path home;

    private static DatabaseStores stores;

    @BeforeAll
    static void start() {
        stores = new DatabaseStores(Map.of("parzen.home", home.toString()));
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
