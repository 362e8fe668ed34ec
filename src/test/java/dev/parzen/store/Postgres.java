package dev.parzen.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;

/** Real PostgreSQL servers, started once for all that ask for them. */
public final class Postgres {
    private static EmbeddedPostgres quick;
    private static EmbeddedPostgres durable;

    private Postgres() {}

    /** The settings of a server on a new database of this name, which does not wait for the disk: for tests. */
    public static synchronized Map<String, Object> settings(String database) {
        if (quick == null) {
            quick = start("off");
        }
        return settings(quick, database);
    }

    /** The same where each commit waits for the disk, as PostgreSQL does unless it is told otherwise: for measurements. */
    public static synchronized Map<String, Object> durable(String database) {
        if (durable == null) {
            durable = start("on");
        }
        return settings(durable, database);
    }

    private static Map<String, Object> settings(EmbeddedPostgres server, String database) {
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

    private static EmbeddedPostgres start(String waiting) {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", waiting)
                    .setServerConfig("fsync", waiting)
                    .setServerConfig("full_page_writes", waiting)
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
