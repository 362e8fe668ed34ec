package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Section 6 of the contract: media types, large, damaged and broken requests. */
class HttpRefusalsTest extends ServerTest {

    @Test
    void negotiates() {
        Refusal.require(send("POST", "studies", "<a/>", "Content-Type", "text/xml"), 415, "unsupported-media-type");
        Refusal.require(
                send("POST", "studies", "name=a", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type");
        Refusal.require(send("GET", "studies", null, "Accept", "text/html"), 406, "not-acceptable");
        Refusal.require(send("POST", "studies", "{}", "Content-Type", "rubbish"), 415, "unsupported-media-type");
    }

    @Test
    void boundsTheBody() {
        String large = "{\"name\":\"a\",\"notes\":\"" + "x".repeat(20 << 20) + "\"}";
        Refusal.require(server.post("studies", large), 413, "too-large");
        String study = server.study("");
        String allowed = "{\"trials\":[],\"x\":\"" + "y".repeat(5 << 20) + "\"}";
        Refusal.require(server.post("studies/" + study + "/imports", allowed), 400, "malformed");
    }

    @Test
    void answersBrokenHttpWithoutAPage() throws IOException {
        for (String line : new String[] {
            "GET /api/v1/studies/%zz HTTP/1.1",
            "GET /api/v1/studies/a%2Fb HTTP/1.1",
            "GET /api/v1/studies/a%00b HTTP/1.1",
            "GET /api/v1/../../etc/passwd HTTP/1.1",
            "GET /api/v1/studies/<script> HTTP/1.1",
            "POST /api/v1/studies HTTP/1.1\r\nContent-Length: 0\r\nIdempotency-Key: é",
            "TRACE /api/v1/studies HTTP/1.1",
            "BREW /api/v1/studies HTTP/1.1",
            "rubbish"
        }) {
            String answer = raw(line);
            assertThat(answer).as(line).doesNotContainIgnoringCase("<html").doesNotContain("\tat ", "Exception");
            assertThat(answer).as(line).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void survivesRandomDamage() {
        String valid =
                "{\"name\":\"damaged-%d\",\"directions\":[\"MINIMIZE\"],\"space\":[{\"name\":\"x\",\"type\":\"float\","
                        + "\"low\":0.5,\"high\":1e3,\"log\":true},{\"name\":\"y\",\"type\":\"int\",\"low\":1,\"high\":9,"
                        + "\"when\":{\"x\":{\"atLeast\":1}}}],\"sampler\":{\"type\":\"tpe\"},\"budget\":{\"trials\":9}}";
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder body = new StringBuilder(valid.formatted(seed));
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                body.setCharAt(random.nextInt(body.length()), "{}[]\",:0-9eE.ntfx\\ ".charAt(random.nextInt(19)));
            }
            Answer answer = server.post("studies?validateOnly=true", body.toString());
            assertThat(answer.status())
                    .as("seed %d: %s → %s", seed, body, answer.body())
                    .isIn(200, 400, 422);
        }
    }

    private Answer send(String method, String path, String body, String header, String value) {
        return server.send(method, path, body, Map.of(header, value));
    }

    private String raw(String requestLine) throws IOException {
        URI root = server.get("studies?pageSize=1").response().uri();
        try (Socket socket = new Socket("127.0.0.1", root.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
