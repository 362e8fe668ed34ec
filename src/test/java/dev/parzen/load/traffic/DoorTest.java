package dev.parzen.load.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private HttpServer server;
    private Door door;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
            exchange.sendResponseHeaders(418, 2);
            exchange.getResponseBody().write("no".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        door = new Door(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void bringsEveryAnswerBack() throws IOException {
        Reply reply = door.send(Request.post("/a?b=c", "{}").with(Optional.of("k")));
        assertThat(reply).isEqualTo(new Reply(418, "no"));
        assertThat(heard).containsExactly("POST /api/v1/a?b=c k {}");
    }

    /** What is cut off arrives all the same: only its sender does not know. */
    @Test
    void hangsUpAfterEverythingWasSaid() throws IOException, InterruptedException {
        door.sendAndHangUp(Request.put("/a", "{\"ä\":1}").with(Optional.of("k")));
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("PUT /api/v1/a k {\"ä\":1}");
    }

    @Test
    void saysWhenNobodyAnswers() {
        server.stop(0);
        assertThatThrownBy(() -> door.send(Request.get("/a"))).isInstanceOf(IOException.class);
    }
}
