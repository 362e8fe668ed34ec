package dev.parzen.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that answers as a test wishes. */
class HttpTunerTest {
    private static final StudyRef STUDY = StudyRef.of(7);
    private static final TrialRef TRIAL = TrialRef.of(STUDY, 3).at(2);
    private static final String TRIAL_JSON = """
            {"study": "s", "number": 3, "id": 30, "state": "RUNNING", "attempt": 2, "worker": "w",
             "leaseUntil": "2026-01-01T00:01:00Z", "params": {"lr": 0.1, "optimizer": "Adam", "layers": 2},
             "values": null, "reports": [], "reason": null, "attempts": [], "notes": [], "constraints": {},
             "attributes": {}, "queuedAt": null, "startedAt": "2026-01-01T00:00:00Z", "finishedAt": null,
             "sampler": "tpe", "laterInvention": 1}
            """;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private HttpTuner tuner;

    private record Answer(int status, String body) {}

    private record Received(String method, String path, String key, String body) {}

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        tuner = new HttpTuner(new Exchange(address, new Patience(Duration.ofSeconds(30), pauses::add)));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void readsATrialEvenIfALaterServerTellsMore() {
        answers.add(new Answer(201, TRIAL_JSON));
        var trial = tuner.ask(STUDY, Ask.one()).get(0);
        assertThat(trial.number()).isEqualTo(3);
        assertThat(trial.attempt()).isEqualTo(2);
        assertThat(trial.parameterValues()).containsOnlyKeys("lr", "optimizer", "layers");
        assertThat(received.element().path()).isEqualTo("/api/v1/studies/%407/trials");
    }

    @Test
    void reportsAndHearsTheVerdict() {
        answers.add(new Answer(
                200, "{\"verdict\": \"PRUNE\", \"reason\": \"too slow\", \"leaseUntil\": \"2026-01-01T00:01:00Z\"}"));
        Advice advice = tuner.report(TRIAL, new Progress(5, List.of(0.5), Map.of("trainLoss", Double.NaN)));
        assertThat(advice.verdict()).isEqualTo(Advice.Kind.PRUNE);
        assertThat(advice.reason()).contains("too slow");
        assertThat(received.element().path()).isEqualTo("/api/v1/studies/%407/trials/3/reports/5");
        assertThat(received.element().body()).contains("\"attempt\":2").contains("\"NaN\"");
    }

    @Test
    void getsNothingWhenThereIsNoWork() {
        answers.add(new Answer(204, ""));
        assertThat(tuner.claim(new Claim("w", Optional.empty(), Map.of(), Duration.ofSeconds(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, not-found, NotFound",
        "400, malformed, Invalid",
        "422, invalid, Invalid",
        "409, conflict, Conflict",
        "409, study-finished, StudyFinished",
        "410, lease-lost, LeaseLost",
        "412, precondition-failed, ChangedMeanwhile",
        "429, too-many, TooMany"
    })
    void throwsWhatTheServersTunerThrew(int status, String code, String kind) {
        answers.add(new Answer(
                status,
                "{\"status\": " + status + ", \"code\": \"" + code + "\", \"detail\": \"what to do\","
                        + " \"errors\": [{\"pointer\": \"/a\", \"detail\": \"d\"}]}"));
        assertThatThrownBy(() -> tuner.renew(TRIAL))
                .isInstanceOf(TunerException.class)
                .hasMessage("what to do")
                .satisfies(refusal ->
                        assertThat(refusal.getClass().getSimpleName()).isEqualTo(kind));
    }

    @Test
    void repeatsACallUnderOneKeyWhileTheServerIsAway() {
        answers.addAll(List.of(new Answer(503, ""), new Answer(502, ""), new Answer(201, TRIAL_JSON)));
        tuner.ask(STUDY, Ask.one());
        assertThat(received)
                .hasSize(3)
                .extracting(Received::key)
                .doesNotContainNull()
                .containsOnly(received.element().key());
        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void usesAnotherKeyForAnotherCall() {
        answers.addAll(List.of(new Answer(201, TRIAL_JSON), new Answer(201, TRIAL_JSON)));
        tuner.ask(STUDY, Ask.one());
        tuner.ask(STUDY, Ask.one());
        assertThat(received).extracting(Received::key).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatToDoOncePatienceIsOver() {
        server.stop(0);
        HttpTuner hasty = new HttpTuner(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ZERO);
        assertThatThrownBy(() -> hasty.renew(TRIAL))
                .isInstanceOf(ServerUnreachableException.class)
                .hasMessageContaining("check that it runs");
    }

    @Test
    void doubtsAServerThatIsNotParzen() {
        answers.add(new Answer(404, "<html>Not here</html>"));
        assertThatThrownBy(() -> tuner.renew(TRIAL))
                .isInstanceOf(ServerFaultException.class)
                .hasMessageContaining("check the address");
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Answer answer = answers.removeFirst();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
