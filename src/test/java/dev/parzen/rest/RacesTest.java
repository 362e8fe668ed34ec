package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What clients get that want the same at the same moment. */
class RacesTest extends ServerTest {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 20;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(CLIENTS);

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    @Test
    void allGetTheStudyThatOneOfThemMakes() {
        for (int round = 0; round < ROUNDS; round++) {
            String name = Server.newName();
            requireOneStudy(race(client -> create(name, Map.of())));
        }
    }

    @Test
    void allGetTheStudyThatOneOfThemMakesThoughEachHasAKey() {
        for (int round = 0; round < ROUNDS; round++) {
            String name = Server.newName();
            requireOneStudy(race(client -> create(name, Map.of("Idempotency-Key", name + " " + client))));
            requireOneStudy(List.of(
                    create(name, Map.of("Idempotency-Key", name + " 0")),
                    create(name, Map.of("Idempotency-Key", name + " 1"))));
        }
    }

    private Answer create(String name, Map<String, String> headers) {
        return server.send("POST", "studies?ifExists=return", "{\"name\":\"" + name + "\"}", headers);
    }

    private static void requireOneStudy(List<Answer> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeLessThanOrEqualTo(1);
        assertThat(answers)
                .extracting(answer -> answer.text("/id"))
                .containsOnly(answers.get(0).text("/id"));
    }

    private static List<Answer> race(IntFunction<Answer> client) {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        List<CompletableFuture<Answer>> running = IntStream.range(0, CLIENTS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> afterAll(start, client, i), THREADS))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static Answer afterAll(CyclicBarrier start, IntFunction<Answer> client, int number) {
        try {
            start.await(1, TimeUnit.MINUTES);
            return client.apply(number);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
