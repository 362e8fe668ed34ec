package dev.parzen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LastLoadedTest {
    private final List<String> loaded = Collections.synchronizedList(new ArrayList<>());

    @Test
    void forgetsWhatWasNotAskedForLongest() {
        LastLoaded<String, String> last = new LastLoaded<>(2, this::load);
        List.of("a", "b", "a", "c", "a", "b").forEach(last::get);
        assertThat(loaded).containsExactly("a", "b", "c", "b");
    }

    @Test
    void triesAgainWhatFailed() {
        LastLoaded<String, String> last = new LastLoaded<>(2, key -> {
            if (loaded.isEmpty()) {
                loaded.add(key);
                throw new IllegalStateException("not yet");
            }
            return load(key);
        });
        assertThatThrownBy(() -> last.get("a")).hasMessage("not yet");
        assertThat(last.get("a")).isEqualTo("A");
    }

    @Test
    void loadsOnceForAllAndOneBesideAnother() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        LastLoaded<String, String> last = new LastLoaded<>(2, key -> {
            if (key.equals("slow")) {
                begun.countDown();
                await(free);
            }
            return load(key);
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> slow = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                slow.add(threads.submit(() -> last.get("slow")));
            }
            await(begun);
            assertThat(last.get("fast")).isEqualTo("FAST");
            assertThat(slow).noneMatch(Future::isDone);
            free.countDown();
            for (Future<String> one : slow) {
                assertThat(one.get()).isEqualTo("SLOW");
            }
            assertThat(loaded).containsExactly("fast", "slow");
        } finally {
            free.countDown();
            threads.shutdown();
        }
    }

    private String load(String key) {
        loaded.add(key);
        return key.toUpperCase(java.util.Locale.ROOT);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
