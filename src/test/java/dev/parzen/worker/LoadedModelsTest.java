package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.training.MemoryException;
import dev.parzen.training.ModelCard;
import dev.parzen.training.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedModelsTest {
    @TempDir
    Path home;

    private final List<Fake> made = new ArrayList<>();
    private final LoadedModels models = new LoadedModels(2, file -> {
        Fake fake = new Fake(file);
        made.add(fake);
        return fake;
    });

    @Test
    void loadsAFileOnce() throws IOException {
        Path file = file("a");
        assertThat(made).isEmpty();
        assertThat(used(file)).isSameAs(used(file));
        assertThat(made).hasSize(1);
    }

    @Test
    void givesUpTheOneThatWasNotUsedForLongest() throws IOException {
        Fake a = used(file("a"));
        Fake b = used(file("b"));
        assertThat(used(home.resolve("a"))).isSameAs(a);
        used(file("c"));
        assertThat(b.isClosed).isTrue();
        assertThat(a.isClosed).isFalse();
    }

    @Test
    void loadsAnewWhatWasReplacedAndGivesUpWhatWasDeleted() throws IOException {
        Fake a = used(file("a"));
        Files.setLastModifiedTime(home.resolve("a"), FileTime.fromMillis(1));
        Fake newer = used(home.resolve("a"));
        assertThat(newer).isNotSameAs(a);
        assertThat(a.isClosed).isTrue();
        Files.delete(home.resolve("a"));
        used(file("b"));
        assertThat(newer.isClosed).isTrue();
    }

    @Test
    void keepsWhatIsInUseOpenToItsEnd() throws IOException {
        Path file = file("a");
        models.with(file, predictor -> {
            models.close();
            assertThat(((Fake) predictor).isClosed).isFalse();
            return null;
        });
        assertThat(made.get(0).isClosed).isTrue();
    }

    @Test
    void makesRoomForOneThatDoesNotFitBesideTheOthers() throws IOException {
        AtomicInteger free = new AtomicInteger(1);
        LoadedModels narrow = new LoadedModels(9, file -> {
            if (free.getAndDecrement() <= 0) {
                free.incrementAndGet();
                throw new MemoryException("no room for " + file.getFileName());
            }
            return new Fake(file) {
                @Override
                public void close() {
                    free.incrementAndGet();
                }
            };
        });
        Path first = file("a");
        Path second = file("b");
        narrow.with(first, predictor -> "used");
        narrow.with(second, predictor -> {
            assertThatThrownBy(() -> narrow.with(first, another -> "never"))
                    .isInstanceOf(MemoryException.class)
                    .hasMessage("no room for a");
            return "used";
        });
        String answer = narrow.with(first, predictor -> "used");
        assertThat(answer).isEqualTo("used");
    }

    private Path file(String name) throws IOException {
        return Files.writeString(home.resolve(name), name);
    }

    private Fake used(Path file) {
        return models.with(file, predictor -> (Fake) predictor);
    }

    private static class Fake implements Predictor {
        private final Path file;
        private boolean isClosed;

        Fake(Path file) {
            this.file = file;
        }

        @Override
        public ModelCard card() {
            throw new UnsupportedOperationException(file.toString());
        }

        @Override
        public Kind kind() {
            return Kind.CLASSES;
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public float[] encode(Map<String, String> cells) {
            return new float[0];
        }

        @Override
        public float[] encode(List<String> cells) {
            return new float[0];
        }

        @Override
        public List<Map<String, Double>> predict(List<float[]> rows) {
            return List.of();
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
