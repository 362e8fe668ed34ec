package dev.parzen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.study.StoreSamples;
import dev.parzen.study.Stores;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudyStore;
import dev.parzen.study.Transfer;
import dev.parzen.trial.Trial;
import dev.parzen.wire.SnapshotReader;
import dev.parzen.wire.SnapshotWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A study that moves from H2 to PostgreSQL and back is the same, to the last bit of its file. */
class BetweenDatabasesTest {
    @TempDir
    static Path home;

    @Test
    void movesFromOneDatabaseToTheOtherAndBack() {
        try (ConfigurableApplicationContext one = DatabaseStores.start(Map.of("parzen.home", home.toString()));
                ConfigurableApplicationContext other = DatabaseStores.start(Postgres.settings("transfer"))) {
            StudyStore h2 = one.getBean(StudyStore.class);
            StudyStore postgres = other.getBean(StudyStore.class);
            for (int seed = 100; seed < 120; seed++) {
                String name = "study " + seed;
                String file = file(h2, sampled(h2, new StoreSamples(seed), name));

                Study there = restored(postgres, file, Optional.empty());
                Study back = restored(h2, file(postgres, there), Optional.of("back " + seed));

                assertThat(file(postgres, there)).as(name).isEqualTo(file);
                assertThat(file(h2, back).replace("\"back " + seed + "\"", "\"" + name + "\""))
                        .as(name)
                        .isEqualTo(file);
                assertThat(postgres.trial(there.id(), 29).map(Trial::id)).contains(there.id() * 1_000_000_000 + 29);
            }
        }
    }

    private static Study sampled(StudyStore store, StoreSamples samples, String name) {
        Study study = store.create(samples.spec(name), Stores.Contract.NOW);
        store.transition(study.id(), ledger -> {
            for (int i = 0; i < 30; i++) {
                ledger.add(samples::trial);
            }
            return null;
        });
        return study;
    }

    private static Study restored(StudyStore store, String file, Optional<String> name) {
        return store.restore(
                new SnapshotReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)), name));
    }

    private static String file(StudyStore store, Study study) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new Transfer(store).give(StudyRef.of(study.id()), snapshot -> SnapshotWriter.write(snapshot, file));
        return file.toString(StandardCharsets.US_ASCII);
    }
}
