package dev.parzen.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;

/** A real PostgreSQL server, started once for all tests that ask for it. */
public final class Postgres {
    private static EmbeddedPostgres server;

    private Postgres() {}

    /** The settings of a server on a new database of this name. */
    public static synchronized Map<String, Object> settings(String database) {
        if (server == null) {
            server = start();
        }
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            // An English database orders texts otherwise than by code point unless it is told to.
            statement.execute(
                    "create database " + database + " template template0 locale_provider icu icu_locale 'en-US'");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return Map.of(
                "spring.datasource.url",
                server.getJdbcUrl("postgres", database),
                "spring.datasource.username",
                "postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            // Commits are durable, as with a server that nobody has tuned: by itself this one would not wait for the
            // disk.
            return EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
