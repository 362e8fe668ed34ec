package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.rest.Server.Answer;
import dev.parzen.training.ModelCard;
import dev.parzen.training.TestMetrics;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Networks in use, asked over HTTP. */
class PredictionApiTest extends ServerTest {
    private static final String ROWS = "{\"rows\": [{\"length\": 5.1, \"width\": 2.0}, [4.0, 3.5]]}";

    /** Every probability: their logarithms add up to the loss that the training process measured. */
    @Test
    void answersAsTheTrainingProcessComputed() {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        TestMetrics measured = flowers.train(0, 0.02).evaluate().orElseThrow();
        List<String> lines = Flowers.others();
        Answer answer = csv(flowers, "/best/predict", String.join("\n", lines));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        double loss = 0;
        int right = 0;
        for (int i = 1; i < lines.size(); i++) {
            String kind = lines.get(i).split(",")[2];
            JsonNode prediction = answer.at("/predictions/" + (i - 1));
            loss -= Math.log(prediction.at("/probabilities/" + kind).asDouble());
            right += prediction.at("/class").asString().equals(kind) ? 1 : 0;
        }
        assertThat(loss / measured.examples()).isCloseTo(measured.loss(), within(1e-6));
        assertThat((double) right / measured.examples()).isEqualTo(measured.accuracy());
        assertThat(measured.accuracy()).isBetween(0.6, 0.99);
    }

    @Test
    void takesRowsByNameAndInOrderAndFromCsv() {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        Answer json = server.post(path(flowers, "/best/predict"), ROWS);
        assertThat(json.status()).as(json.toString()).isEqualTo(200);
        assertThat(json.text("/study")).isEqualTo(flowers.name());
        assertThat(json.at("/trial").asInt()).isZero();
        assertThat(json.text("/procedure")).isEqualTo("trial");
        assertThat(json.text("/predictions/0/class")).isEqualTo("rose");
        assertThat(json.text("/predictions/1/class")).isEqualTo("tulip");
        assertThat(json.at("/predictions/0").has("values")).isFalse();
        assertThat(csv(flowers, "/best/predict", "\uFEFFwidth, length\r\n2.0,5.1\r\n\"3.5\",4.0\r\n\r\n")
                        .json())
                .isEqualTo(json.json());
        assertThat(server.post(path(flowers, "/trials/0/predict"), ROWS).json()).isEqualTo(json.json());
        assertThat(csv(flowers, "/trials/0/predict", "length,width\n5.1,2.0\n4.0,3.5")
                        .json())
                .isEqualTo(json.json());
    }

    @Test
    void namesTheCellThatIsWrong() {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        refuses(flowers, "{\"rows\": [[1, 2], {\"length\": 5, \"width\": \"wide\"}]}", 422, "/rows/1/width", "wide");
        refuses(flowers, "{\"rows\": [[1, null]]}", 422, "/rows/0/1", "width");
        refuses(flowers, "{\"rows\": [{\"length\": 5, \"widht\": 2}]}", 422, "/rows/0/width", "not there");
        refuses(flowers, "{\"rows\": [[1, 2], [1, 2, 3]]}", 422, "/rows/1", "3 cells: give 2");
        refuses(flowers, "{\"rows\": [7]}", 400, "/rows/0", "no object and no array");
        refuses(flowers, "{\"rows\": [[[1], 2]]}", 400, "/rows/0/0", "an object or an array");
        refuses(flowers, "{\"rows\": []}", 400, "/rows", "no rows");
        refuses(flowers, "{}", 400, "/rows", "missing");
        refuses(flowers, "{\"rows\": [" + "[1,2],".repeat(10_000) + "[1,2]]}", 400, "/rows", "10001");
        Answer uneven = csv(flowers, "/best/predict", "length,width\n1,2\n3\n");
        assertThat(uneven.status()).isEqualTo(400);
        assertThat(uneven.text("/errors/0/pointer")).isEqualTo("/rows/1");
        assertThat(csv(flowers, "/best/predict", "length,width\n1,\"2\n").text("/detail"))
                .contains("quote");
        assertThat(csv(flowers, "/best/predict", "length,length\n1,2\n").text("/detail"))
                .contains("twice");
        assertThat(csv(flowers, "/best/predict", "\n").text("/detail")).contains("empty");
    }

    @Test
    void saysWhatToDoWithoutANetwork() throws Exception {
        String external = server.study(SPACE);
        assertThat(server.post("studies/" + external + "/best/predict", ROWS).status())
                .isEqualTo(409);
        assertThat(server.post("studies/nowhere/best/predict", ROWS).status()).isEqualTo(404);
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        assertThat(server.post(path(flowers, "/trials/7/predict"), ROWS).status())
                .isEqualTo(404);
        Files.delete(flowers.model(0));
        Answer gone = server.post(path(flowers, "/best/predict"), ROWS);
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.text("/detail")).contains("trial 0", "finalize");
    }

    /** A worker of one's own may have kept anything. */
    @Test
    void saysThatAModelIsDamaged() throws Exception {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        byte[] whole = Files.readAllBytes(flowers.model(0));
        List<byte[]> broken = List.of(
                new byte[0],
                "no zip at all".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(whole, whole.length / 2),
                with(flowers.model(0), ModelCard.ENTRY, "null"),
                with(flowers.model(0), ModelCard.ENTRY, "{\"encoding\":"),
                with(flowers.model(0), "configuration.json", "{}"),
                with(flowers.model(0), "coefficients.bin", "none"));
        for (byte[] content : broken) {
            Files.write(flowers.model(0), content);
            Answer answer = server.post(path(flowers, "/best/predict"), ROWS);
            assertThat(answer.status()).as(content.length + " bytes: " + answer).isEqualTo(409);
            assertThat(answer.text("/detail")).contains("finalize").doesNotContain(HOME.toString());
        }
        Files.write(flowers.model(0), whole);
        assertThat(server.post(path(flowers, "/best/predict"), ROWS).status()).isEqualTo(200);
    }

    /** The bytes of a zip with another content of one entry. */
    private static byte[] with(Path zip, String entry, String content) throws IOException {
        Path copy = Files.copy(zip, zip.resolveSibling("copy.zip"), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem inside = FileSystems.newFileSystem(copy)) {
            Files.writeString(inside.getPath(entry), content);
        }
        byte[] bytes = Files.readAllBytes(copy);
        Files.delete(copy);
        return bytes;
    }

    @Test
    void followsModelsThatAreReplacedOrDeleted() throws Exception {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        String first = server.post(path(flowers, "/best/predict"), ROWS).body();
        FileTime then = Files.getLastModifiedTime(flowers.model(0));
        flowers.train(0, 0.001);
        Files.setLastModifiedTime(flowers.model(0), FileTime.fromMillis(then.toMillis() + 1000));
        assertThat(server.post(path(flowers, "/best/predict"), ROWS).body()).isNotEqualTo(first);
        flowers.add(server, 0.1);
        flowers.train(1, 0.02);
        Answer second = server.post(path(flowers, "/best/predict"), ROWS);
        assertThat(second.at("/trial").asInt()).isEqualTo(1);
        assertThat(second.at("/predictions").toString())
                .isEqualTo(json(first).at("/predictions").toString());
    }

    @Test
    void prefersTheNetworkOfTheEndOfTheStudy() throws Exception {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        Path last = flowers.model(0).resolveSibling("final.zip");
        Files.copy(flowers.model(0), last);
        assertThat(server.post(path(flowers, "/best/predict"), ROWS).text("/procedure"))
                .as("nothing is stored with the study yet")
                .isEqualTo("trial");
        assertThat(server.get(path(flowers, "/final/model")).status()).isEqualTo(404);
        flowers.end(server);
        assertThat(server.post(path(flowers, "/best/predict"), ROWS).text("/procedure"))
                .isEqualTo("retrain");
        assertThat(server.raw("GET", path(flowers, "/final/model"), BodyPublishers.noBody(), Map.of())
                        .body())
                .isEqualTo(Files.readAllBytes(last));
    }

    @Test
    void answersManyAtOnceAlike() throws Exception {
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        String alone = server.post(path(flowers, "/best/predict"), ROWS).body();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(
                        () -> server.post(path(flowers, "/best/predict"), ROWS).body());
            }
            for (var answer : clients.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        } finally {
            clients.shutdown();
        }
    }

    private void refuses(Flowers flowers, String body, int status, String pointer, String part) {
        Answer answer = server.post(path(flowers, "/best/predict"), body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("/errors/0/pointer")).as(answer.toString()).isEqualTo(pointer);
        assertThat(answer.text("/detail")).contains(part);
    }

    private Answer csv(Flowers flowers, String end, String csv) {
        return server.send("POST", path(flowers, end), csv, Map.of("Content-Type", "text/csv"));
    }

    private static JsonNode json(String text) {
        return dev.parzen.wire.Json.mapper().readTree(text);
    }

    private static String path(Flowers flowers, String end) {
        return "studies/" + flowers.name() + end;
    }
}
