package dev.parzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Clients that ask and tell until their server is gone, and remember what it answered. */
final class RacingClients {
    /** The value of each trial that a client meant to tell. */
    final Map<Integer, Double> meant = new ConcurrentHashMap<>();

    /** The value of each trial whose outcome the server has accepted. */
    final Map<Integer, Double> accepted = new ConcurrentHashMap<>();

    private final RunningServer server;
    private final String study;
    private final List<Future<?>> clients;

    RacingClients(RunningServer server, String study, int count) {
        this.server = server;
        this.study = study;
        ExecutorService threads = Executors.newFixedThreadPool(count);
        this.clients = Stream.<Future<?>>generate(() -> threads.submit(this::race))
                .limit(count)
                .toList();
        threads.shutdown();
    }

    /** True as long as every client gets its answers. */
    boolean areAllRacing() {
        return clients.stream().noneMatch(Future::isDone);
    }

    /** Waits until all have noticed that the server is gone; fails if one of them got a wrong answer. */
    void awaitEnd() throws ExecutionException, InterruptedException {
        for (Future<?> client : clients) {
            client.get();
        }
    }

    private void race() {
        try {
            while (true) {
                int number = server.ask(study);
                double value = 1 + number / 8.0;
                assertThat(meant.put(number, value))
                        .as("trial %d is handed out once", number)
                        .isNull();
                server.tell(study, number, 1, value);
                accepted.put(number, value);
            }
        } catch (UncheckedIOException gone) {
            // Nobody knows whether the last call was heeded.
        }
    }
}
