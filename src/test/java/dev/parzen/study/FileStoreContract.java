package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.study.FileStore.Kind;
import dev.parzen.study.FileStore.Name;
import dev.parzen.study.TrialFiles.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every disk does. */
public interface FileStoreContract {
    Name MODEL = new Name(7, 3, Kind.MODEL, 0);
    Name EARLY = new Name(7, 3, Kind.CHECKPOINT, 2);
    Name LATE = new Name(7, 3, Kind.CHECKPOINT, 10);
    Name OTHER = new Name(8, 0, Kind.MODEL, 0);

    /** A disk without files. */
    FileStore files();

    @Test
    default void givesBackWhatItWasGiven() {
        save(MODEL, "a network");
        save(EARLY, "");
        assertThat(text(MODEL)).contains("a network");
        assertThat(text(EARLY)).contains("");
        assertThat(text(LATE)).isEmpty();
    }

    @Test
    default void replacesAFile() {
        save(MODEL, "a long first one");
        save(MODEL, "second");
        assertThat(text(MODEL)).contains("second");
    }

    @Test
    default void listsInOrderOfTrialsAndSteps() {
        Name another = new Name(7, 10, Kind.CHECKPOINT, 0);
        for (Name name : List.of(another, MODEL, LATE, OTHER, EARLY)) {
            save(name, "content");
        }
        assertThat(files().list(7)).containsExactly(EARLY, LATE, MODEL, another);
        assertThat(files().list(7, 3)).containsExactly(EARLY, LATE, MODEL);
        assertThat(files().list(9)).isEmpty();
        assertThat(files().studies(Kind.MODEL)).containsExactlyInAnyOrder(7L, 8L);
        assertThat(files().studies(Kind.CHECKPOINT)).containsExactly(7L);
    }

    @Test
    default void deletesAFileOrAStudy() {
        for (Name name : List.of(MODEL, LATE, OTHER, EARLY)) {
            save(name, "content");
        }
        files().delete(EARLY);
        files().delete(EARLY);
        assertThat(files().list(7)).containsExactly(LATE, MODEL);
        files().deleteStudy(7);
        files().deleteStudy(7);
        assertThat(files().list(7)).isEmpty();
        assertThat(text(MODEL)).isEmpty();
        assertThat(text(OTHER)).contains("content");
    }

    @Test
    default void keepsNothingThatItsGuardRefuses() {
        save(MODEL, "before");
        assertThatThrownBy(() -> files().save(MODEL, content("after"), () -> {
                    throw new TunerException.LeaseLost("no");
                }))
                .isInstanceOf(TunerException.LeaseLost.class);
        assertThat(text(MODEL)).contains("before");
    }

    @Test
    default void keepsNothingThatBreaksOff() {
        save(MODEL, "before");
        Content broken = new Content() {
            @Override
            public long size() {
                return -1;
            }

            @Override
            public InputStream open() {
                return new SequenceInputStream(bytes("half of it"), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the line broke");
                    }
                });
            }
        };
        assertThatThrownBy(() -> files().save(MODEL, broken, () -> {})).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> files().save(LATE, broken, () -> {})).isInstanceOf(UncheckedIOException.class);
        assertThat(text(MODEL)).contains("before");
        assertThat(files().list(7)).containsExactly(MODEL);
    }

    /** Each reader sees one of the versions, whole; and the last to pass its guard is the one that stays. */
    @Test
    default void showsNoPartOfAFileToReadersWhileManyWrite() throws InterruptedException {
        int writers = 4;
        int rounds = 25;
        save(MODEL, version(0));
        AtomicInteger last = new AtomicInteger();
        Set<String> torn = new TreeSet<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CyclicBarrier together = new CyclicBarrier(writers + 1);
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            int writer = w;
            threads.add(new Thread(() -> {
                try {
                    together.await();
                    for (int i = 0; i < rounds; i++) {
                        int version = 1 + writer * rounds + i;
                        files().save(MODEL, content(version(version)), () -> last.set(version));
                        files().save(new Name(7, 50 + writer, Kind.CHECKPOINT, i), content("c"), () -> {});
                        files().delete(new Name(7, 50 + writer, Kind.CHECKPOINT, i));
                    }
                } catch (Exception failure) {
                    failures.add(failure);
                }
            }));
        }
        threads.add(new Thread(() -> {
            try {
                together.await();
                for (int i = 0; i < rounds * writers; i++) {
                    String seen = text(MODEL).orElse("nothing");
                    if (!seen.equals(version(number(seen)))) {
                        torn.add(seen.length() + " characters");
                    }
                }
            } catch (Exception failure) {
                failures.add(failure);
            }
        }));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(torn).isEmpty();
        assertThat(text(MODEL)).contains(version(last.get()));
        assertThat(files().list(7)).containsExactly(MODEL);
    }

    private static String version(int number) {
        return (number + ";").repeat(20_000);
    }

    private static int number(String version) {
        return Integer.parseInt(version.substring(0, Math.max(0, version.indexOf(';'))));
    }

    private void save(Name name, String text) {
        files().save(name, content(text), () -> {});
    }

    private Optional<String> text(Name name) {
        List<String> read = new ArrayList<>();
        boolean isThere = files().read(name, file -> {
            byte[] all = file.content().readAllBytes();
            assertThat(file.size()).isEqualTo(all.length);
            assertThat(file.step()).isEqualTo(name.step());
            read.add(new String(all, StandardCharsets.UTF_8));
        });
        assertThat(read).hasSize(isThere ? 1 : 0);
        return read.stream().findFirst();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text as what a file shall hold. */
    static Content content(String text) {
        return new Content() {
            @Override
            public long size() {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }

            @Override
            public InputStream open() {
                return bytes(text);
            }
        };
    }
}
