package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parzen.rest.Server.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files of trials, as any client of the interface sees them. */
class FilesApiTest extends ServerTest {
    private static final Map<String, String> BYTES = Map.of("Content-Type", "application/octet-stream");
    private static final int MEGABYTE = 1 << 20;

    private String study;
    private String trial;

    @BeforeEach
    void askForATrial() {
        study = server.study(SPACE);
        assertThat(server.post(trials(study), "{}").status()).isEqualTo(201);
        trial = trials(study) + "/0";
    }

    @Test
    void givesBackEveryByte() {
        byte[] content = new byte[700_000];
        new Random(1).nextBytes(content);
        assertThat(put("/model?attempt=1", content).statusCode()).isEqualTo(204);
        HttpResponse<byte[]> model = get(trial + "/model");
        assertThat(model.body()).isEqualTo(content);
        assertThat(model.headers().map())
                .containsEntry("content-type", List.of("application/zip"))
                .containsEntry("content-length", List.of("700000"));
        assertThat(model.headers().firstValue("content-disposition").orElse("")).contains("trial-0.zip");
    }

    @Test
    void saysOfWhichStepACheckpointIs() {
        assertThat(put("/checkpoint?step=3&keep=2", new byte[] {1}).statusCode())
                .isEqualTo(204);
        assertThat(put("/checkpoint?step=5&keep=2", new byte[] {2}).statusCode())
                .isEqualTo(204);
        HttpResponse<byte[]> latest = get(trial + "/checkpoint");
        assertThat(latest.headers().firstValue("Parzen-Step")).contains("5");
        assertThat(latest.body()).containsExactly(2);
        assertThat(get(trial + "/checkpoint?before=5").body()).containsExactly(1);
        assertThat(get(trial + "/checkpoint?before=3").statusCode()).isEqualTo(404);
    }

    @Test
    void givesTheModelOfTheBestTrial() {
        assertThat(server.get("studies/" + study + "/best/model").text("/detail"))
                .contains("No trial of the study is complete");
        put("/model", "of trial 0".getBytes(StandardCharsets.UTF_8));
        server.put(trial + "/outcome", "{\"state\":\"COMPLETE\",\"value\":1}");
        assertThat(server.get("studies/" + study + "/best/model").body()).isEqualTo("of trial 0");
        server.post(trials(study), "{}");
        server.put(trials(study) + "/1/outcome", "{\"state\":\"COMPLETE\",\"value\":0.5}");
        Answer none = server.get("studies/" + study + "/best/model");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.text("/detail")).contains("trial 1");
    }

    @Test
    void choosesNoneOfSeveralBestTrials() {
        String several = server.study(SPACE + ",\"directions\":[\"MINIMIZE\",\"MAXIMIZE\"]");
        for (int i = 0; i < 2; i++) {
            server.post(trials(several), "{}");
            server.put(
                    trials(several) + "/" + i + "/outcome",
                    "{\"state\":\"COMPLETE\",\"values\":[" + i + "," + i + "]}");
        }
        Answer refusal = server.get("studies/" + several + "/best/model");
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.text("/detail")).contains("trial 0 or 1");
    }

    @Test
    void refusesAStaleAttemptEvenOfALargeFile() {
        server.post(trial + "/release", "");
        server.post(trials(study), "{}");
        HttpResponse<byte[]> refusal = put("/checkpoint?step=1&attempt=1", new byte[MEGABYTE]);
        assertThat(refusal.statusCode()).isEqualTo(410);
        assertThat(text(refusal)).contains("lease-lost");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(put("/model", new byte[MEGABYTE]).statusCode()).isEqualTo(204);
        HttpResponse<byte[]> refusal = put("/model", new byte[MEGABYTE + 1]);
        assertThat(refusal.statusCode()).isEqualTo(413);
        assertThat(text(refusal)).contains("parzen.largest-file");
        HttpResponse<byte[]> chunked = server.raw(
                "PUT",
                trial + "/model",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[MEGABYTE + 1])),
                BYTES);
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(get(trial + "/model").body()).hasSize(MEGABYTE);
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThat(server.put(trial + "/model", "{}").status()).isEqualTo(415);
        assertThat(put("/checkpoint", new byte[1]).statusCode()).isEqualTo(400);
        assertThat(put("/checkpoint?step=first", new byte[1]).statusCode()).isEqualTo(400);
        assertThat(put("/checkpoint?step=1&stop=1", new byte[1]).statusCode()).isEqualTo(400);
        assertThat(server.get(trials(study) + "/7/model").status()).isEqualTo(404);
    }

    /** What came is not kept, and the disk is given back. */
    @Test
    void keepsNothingOfAnUploadThatBreaksOff() throws IOException {
        put("/model", "before".getBytes(StandardCharsets.UTF_8));
        URI root = URI.create(server.root());
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /api/v1/" + trial + "/model HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[400_000]);
            out.flush();
            await().until(() -> unfinished() == 1);
        }
        await().until(() -> unfinished() == 0);
        assertThat(get(trial + "/model").body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("before");
    }

    /** Who goes away in the middle of a download harms nobody. */
    @Test
    void survivesAReaderThatGoesAway() throws IOException {
        put("/model", new byte[MEGABYTE]);
        URI root = URI.create(server.root());
        for (int i = 0; i < 3; i++) {
            try (Socket socket = new Socket(root.getHost(), root.getPort())) {
                socket.setReceiveBufferSize(1024);
                socket.getOutputStream()
                        .write(("GET /api/v1/" + trial + "/model HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                assertThat(in.readNBytes(100)).hasSize(100);
            }
        }
        assertThat(get(trial + "/model").body()).hasSize(MEGABYTE);
    }

    private long unfinished() throws IOException {
        try (Stream<Path> files = Files.walk(home())) {
            return files.filter(file -> file.toString().endsWith(".unfinished")).count();
        }
    }

    private HttpResponse<byte[]> put(String path, byte[] content) {
        return server.raw("PUT", trial + path, BodyPublishers.ofByteArray(content), BYTES);
    }

    private HttpResponse<byte[]> get(String path) {
        return server.raw("GET", path, BodyPublishers.noBody(), Map.of());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
