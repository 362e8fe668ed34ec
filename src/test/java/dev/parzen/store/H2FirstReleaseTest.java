package dev.parzen.store;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2FirstReleaseTest extends FirstReleaseContract {
    @TempDir
    static Path home;

    @Override
    Map<String, Object> settings() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:file:" + home.resolve("old") + ";DB_CLOSE_ON_EXIT=FALSE",
                "spring.datasource.username",
                "sa");
    }

    @Override
    String[] locations() {
        return new String[] {"classpath:db/migration"};
    }
}
