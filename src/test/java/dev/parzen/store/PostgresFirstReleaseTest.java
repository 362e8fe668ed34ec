package dev.parzen.store;

import java.util.Map;

class PostgresFirstReleaseTest extends FirstReleaseContract {

    @Override
    Map<String, Object> settings() {
        return Postgres.settings("first_release");
    }

    @Override
    String[] locations() {
        return new String[] {"classpath:db/migration", "classpath:db/vendor/postgresql"};
    }
}
