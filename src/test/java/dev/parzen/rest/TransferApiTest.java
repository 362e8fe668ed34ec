package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole studies as files. */
class TransferApiTest extends ServerTest {
    private static final Map<String, String> NDJSON = Map.of("Content-Type", Api.NDJSON);

    /** A way to spoil a file, with the status and the line that the refusal names. */
    record Defect(
            String name, int status, String pointer, String says, java.util.function.UnaryOperator<String> spoil) {
        static Defect of(int status, String pointer, String says, String old, String spoilt) {
            return new Defect(spoilt, status, pointer, says, file -> {
                assertThat(file).contains(old);
                return file.replace(old, spoilt);
            });
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void movesAStudyUnderAnotherName() {
        String name = studyWithTrials();
        Answer file = server.get("studies/" + name + "/export");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo(Api.NDJSON);
        assertThat(file.header("Content-Disposition")).startsWith("attachment").contains(name + ".ndjson");

        String other = Server.newName() + " ü";
        Answer made = take(file.body(), other);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.text("/name")).isEqualTo(other);
        assertThat(server.get(made.header("Location")).at("/id")).isEqualTo(made.at("/id"));
        assertThat(made.header("ETag")).isEqualTo(server.get("studies/" + name).header("ETag"));
        assertThat(body("studies/" + encoded(other) + "/export"))
                .isEqualTo(file.body().replace(name, other.replace("ü", "\\u00FC")));
        assertThat(trialsOf(encoded(other))).isEqualTo(trialsOf(name).replace(name, other));
        String ask = "{\"fixed\":{\"x\":0.5},\"count\":2}";
        assertThat(server.post(trials(encoded(other)), ask)
                        .body()
                        .replaceAll("\"(id|startedAt|leaseUntil)\":[^,]+,", "")
                        .replace(other, name))
                .isEqualTo(
                        server.post(trials(name), ask).body().replaceAll("\"(id|startedAt|leaseUntil)\":[^,]+,", ""));
    }

    @Test
    void refusesANameThatIsTaken() {
        String name = studyWithTrials();
        String file = body("studies/" + name + "/export");
        assertThat(send(file, "").status()).isEqualTo(409);
        assertThat(take(file, "a/b").status()).isEqualTo(422);
        server.delete("studies/" + name);
        assertThat(send(file, "").status()).isEqualTo(201);
        assertThat(server.get("studies/nobody/export").status()).isEqualTo(404);
    }

    @Test
    void takesFilesThatKnowNothingOfVerdicts() {
        String file = body("studies/" + studyWithTrials() + "/export");
        assertThat(file).contains("\"formatVersion\":2").doesNotContain("pruning");
        String other = Server.newName();

        Answer made = take(file.replace("\"formatVersion\":2", "\"formatVersion\":1"), other);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(body("studies/" + other + "/export").lines().skip(1))
                .containsExactlyElementsOf(file.lines().skip(1).toList());
    }

    @Test
    void movesVerdictsAndReasons() {
        String file = body("studies/" + studyWithTrials() + "/export")
                .replace(
                        "\"values\":[0.25],",
                        "\"values\":[0.25],\"reason\":\"early\",\"pruning\":"
                                + "{\"step\":1,\"reason\":\"bad\",\"audited\":true},");
        String other = Server.newName();

        Answer made = take(file, other);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        Answer trial = server.get(trials(other) + "/0");
        assertThat(trial.text("/reason")).isEqualTo("early");
        assertThat(trial.at("/pruning").toString()).isEqualTo("{\"step\":1,\"reason\":\"bad\",\"audited\":true}");
        assertThat(body("studies/" + other + "/export")).contains("\"audited\":true");
    }

    static Stream<Defect> defects() {
        return Stream.of(
                Defect.of(422, "/1/formatVersion", "format version 3", "\"formatVersion\":2", "\"formatVersion\":3"),
                Defect.of(400, "/1/format", "no exported study", "parzen-study", "parzen-studio"),
                Defect.of(400, "/1/surprise", "unknown", "\"state\":\"ACTIVE\"", "\"state\":\"ACTIVE\",\"surprise\":1"),
                Defect.of(422, "/1/spec/space/1/low", "", "\"low\":0.0,\"high\":1.0", "\"low\":2,\"high\":1"),
                Defect.of(422, "/1/spec/sampler/seed", "seed", ",\"seed\":42", ""),
                Defect.of(422, "/1/state", "unknown", "\"state\":\"ACTIVE\"", "\"state\":\"ASLEEP\""),
                Defect.of(422, "/handedOut", "lies between", "\"handedOut\":4", "\"handedOut\":9"),
                Defect.of(422, "/counts", "missing", "\"PRUNED\":1", "\"PRUNED\":2"),
                Defect.of(422, "/2/number", "gaps", "{\"number\":0,", "{\"number\":7,"),
                Defect.of(400, "/2/color", "unknown", "{\"number\":0,", "{\"color\":\"red\",\"number\":0,"),
                Defect.of(422, "/2/params/x", "not one of", "\"x\":0.5", "\"x\":1.5"),
                Defect.of(422, "/2/params/z", "declares no", "\"x\":0.5", "\"x\":0.5,\"z\":1"),
                Defect.of(422, "/2/params/y", "does not exist", "\"o\":\"b\"", "\"o\":\"b\",\"y\":3"),
                Defect.of(422, "/2/values", "2 values", "\"values\":[0.25]", "\"values\":[0.25,1]"),
                Defect.of(422, "/2/values", "NaN", "\"values\":[0.25]", "\"values\":[\"NaN\"]"),
                Defect.of(
                        400,
                        "/2/pruning/audited",
                        "missing",
                        "\"values\":[0.25],",
                        "\"values\":[0.25],\"pruning\":{\"step\":0,\"reason\":\"r\"},"),
                Defect.of(
                        422,
                        "/2/pruning/step",
                        "count from 0",
                        "\"values\":[0.25],",
                        "\"values\":[0.25],\"pruning\":{\"step\":-1,\"reason\":\"r\",\"audited\":true},"),
                Defect.of(400, "/2/values", "missing", "\"values\":[0.25],", ""),
                Defect.of(422, "/2/reports/1/step", "ascend", "{\"step\":1,", "{\"step\":0,"),
                Defect.of(422, "/3/finishOrder", "once", "\"finishOrder\":2,", "\"finishOrder\":1,"),
                Defect.of(422, "/3/finishOrder", "once", "\"finishOrder\":2,", "\"finishOrder\":999,"),
                Defect.of(422, "/finishOrder", "gaps", "\"finishOrder\":3,", "\"finishOrder\":4,"),
                Defect.of(400, "/4/reason", "missing", "\"reason\":\"broken\",", ""),
                Defect.of(
                        422,
                        "/4/attempt",
                        "attempts have ended",
                        "\"attempt\":1,\"finishOrder\":3",
                        "\"attempt\":3,\"finishOrder\":3"),
                Defect.of(422, "/4/state", "unknown", "\"state\":\"FAILED\"", "\"state\":\"LOST\""),
                Defect.of(
                        422,
                        "/4/values",
                        "no values",
                        "\"reason\":\"broken\",",
                        "\"reason\":\"broken\",\"values\":[1],"),
                Defect.of(400, "/4/attempts/0/bis", "unknown", ",\"until\":", ",\"bis\":"),
                Defect.of(422, "/6/given/x", "not among", "\"given\":{\"x\":0.75}", "\"given\":{\"x\":75}"),
                Defect.of(422, "/7/end", "lines are missing", "\"trials\":5", "\"trials\":6"),
                new Defect(
                        "no specification",
                        400,
                        "/1/spec",
                        "missing",
                        file -> file.replaceFirst("\"spec\":.*,\"state\":\"ACTIVE\"", "\"state\":\"ACTIVE\"")),
                new Defect("a line missing", 422, "/2/number", "gaps", file -> without(file, 2)),
                new Defect("the last line missing", 400, "", "cut off", file -> without(file, 6)),
                new Defect("half a line", 400, "", "cut off", file -> file.substring(0, file.length() / 2)),
                new Defect("something behind", 422, "/8", "ended", file -> file + "{}\n"),
                new Defect("no JSON", 400, "/2", "not JSON", file -> file.replace("{\"number\":0,", "number")),
                new Defect("nothing", 400, "", "empty", file -> ""));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void refusesDefectsAndLeavesNothingBehind(Defect defect) {
        String name = studyWithTrials();
        String file = body("studies/" + name + "/export");
        String other = Server.newName();

        Answer answer = take(defect.spoil.apply(file), other);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(defect.status);
        assertThat(answer.text("/detail")).as(answer.toString()).contains(defect.says);
        assertThat(answer.at("/errors/0/pointer").asString(""))
                .as(answer.toString())
                .isEqualTo(defect.pointer);
        if (defect.pointer.matches("/\\d.*")) {
            assertThat(answer.text("/detail"))
                    .startsWith("Line " + defect.pointer.split("/")[1] + ": ");
        }
        assertThat(server.get("studies/" + other).status()).isEqualTo(404);
        assertThat(take(file, other).status()).isEqualTo(201);
    }

    @Test
    void takesAndGivesCompressedFiles() throws IOException {
        String name = studyWithTrials();
        HttpResponse<byte[]> given = server.raw(
                "GET",
                "studies/" + name + "/export",
                HttpRequest.BodyPublishers.noBody(),
                Map.of("Accept-Encoding", "gzip"));
        assertThat(given.headers().firstValue("Content-Encoding")).contains("gzip");
        String file = new String(
                new GZIPInputStream(new ByteArrayInputStream(given.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(file).isEqualTo(body("studies/" + name + "/export"));

        String other = Server.newName();
        assertThat(takeCompressed(given.body(), other).statusCode()).isEqualTo(201);
        HttpResponse<byte[]> cut = takeCompressed(Arrays.copyOf(given.body(), 400), Server.newName());
        assertThat(cut.statusCode()).isEqualTo(400);
        HttpResponse<byte[]> plain = takeCompressed(file.getBytes(StandardCharsets.UTF_8), Server.newName());
        assertThat(plain.statusCode()).isEqualTo(400);
        assertThat(server.send(
                                "POST",
                                "studies/imports",
                                file,
                                Map.of("Content-Type", Api.NDJSON, "Content-Encoding", "br"))
                        .status())
                .isEqualTo(415);
        Server.Answer json = server.post("studies/imports", "{}");
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.text("/detail")).endsWith("send Content-Type: application/x-ndjson or text/plain.");
    }

    @Test
    void refusesWhatDecompressesToMoreThanAGibibyte() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream target = new GZIPOutputStream(bomb)) {
            target.write(body("studies/" + studyWithTrials() + "/export")
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .getBytes(StandardCharsets.UTF_8));
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) ' ');
            blank[0] = '\n';
            for (int i = 0; i < 1025; i++) {
                target.write(blank);
            }
        }
        HttpResponse<byte[]> answer = takeCompressed(bomb.toByteArray(), Server.newName());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("too-large");
    }

    @Test
    void takesAFileOnceUnderAKey() {
        String name = studyWithTrials();
        String file = body("studies/" + name + "/export");
        String other = Server.newName();
        Map<String, String> keyed = Map.of("Content-Type", Api.NDJSON, "Idempotency-Key", "key " + other);
        String path = "studies/imports?name=" + other;

        Answer first = server.send("POST", path, file, keyed);
        Answer again = server.send("POST", path, file, keyed);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(server.send("POST", path, file + "\n", keyed).status()).isEqualTo(422);
    }

    @Test
    void leavesNoFilesBehind() throws IOException {
        String name = studyWithTrials();
        String file = body("studies/" + name + "/export");
        take(file, Server.newName());
        take(file.substring(50), Server.newName());
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            long start =
                    ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
            assertThat(left.filter(path -> path.toString().endsWith(".spool"))
                            .filter(path -> path.toFile().lastModified() >= start))
                    .isEmpty();
        }
    }

    /** A study with a trial of each state: COMPLETE, PRUNED, FAILED, RUNNING and WAITING. */
    private String studyWithTrials() {
        String name = server.study(SPACE + ",\"sampler\":{\"type\":\"tpe\",\"seed\":42},\"notes\":\"😀 \\ud83d\"");
        server.post(trials(name), "{\"fixed\":{\"o\":\"b\",\"x\":0.5}}");
        server.post(trials(name), "{\"count\":3,\"worker\":\"w1\",\"fixed\":{\"o\":\"a\"}}");
        server.put(trials(name) + "/0/reports/0", "{\"value\":\"NaN\",\"metrics\":{\"accuracy\":0.1}}");
        server.put(trials(name) + "/0/reports/1", "{\"value\":1e-300}");
        tell(name, 0, "{\"state\":\"COMPLETE\",\"value\":0.25,\"attributes\":{\"é\":{\"deep\":[1,null]}}}");
        tell(name, 1, "{\"state\":\"PRUNED\",\"value\":\"Infinity\",\"reason\":\"slow\"}");
        server.put(trials(name) + "/2/outcome", "{\"state\":\"FAILED\",\"reason\":\"broken\"}");
        server.post("studies/" + name + "/queue", "{\"params\":{\"x\":0.75}}");
        return name;
    }

    private void tell(String name, int number, String outcome) {
        Answer told = server.put(trials(name) + "/" + number + "/outcome", outcome);
        assertThat(told.status()).as(told.toString()).isEqualTo(200);
    }

    private String trialsOf(String name) {
        return server.get(trials(name)).body().replaceAll("\"id\":\\d+,", "");
    }

    private String body(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }

    private Answer take(String file, String name) {
        return send(file, "?name=" + encoded(name));
    }

    private Answer send(String file, String query) {
        return server.send("POST", "studies/imports" + query, file, NDJSON);
    }

    private HttpResponse<byte[]> takeCompressed(byte[] file, String name) {
        return server.raw(
                "POST",
                "studies/imports?name=" + name,
                HttpRequest.BodyPublishers.ofByteArray(file),
                Map.of("Content-Type", Api.NDJSON, "Content-Encoding", "gzip"));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String without(String file, int line) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        lines.remove(line - 1 + (line == 6 ? 1 : 0));
        return String.join("\n", lines) + "\n";
    }
}
