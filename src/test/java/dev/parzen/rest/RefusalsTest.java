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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Section 6 of the contract: what a hostile or careless client gets. */
class RefusalsTest extends ServerTest {

    private record Case(String method, String path, String body, int status, String code, String pointer) {
        Case(String method, String path, String body, int status, String code) {
            this(method, path, body, status, code, "");
        }
    }

    private static final String RANGE = "\"name\":\"x\",\"type\":\"float\"";

    private static Stream<Case> studies() {
        return Stream.of(
                post("studies", "", 400, "malformed"),
                post("studies", "{", 400, "malformed"),
                post("studies", "null", 400, "malformed"),
                post("studies", "[]", 400, "malformed"),
                post("studies", "\"x\"", 400, "malformed"),
                post("studies", "{}", 400, "malformed", "/name"),
                post("studies", "{\"name\":\"a\"} {}", 400, "malformed"),
                post("studies", "{\"name\":\"a\",\"name\":\"b\"}", 400, "malformed"),
                post("studies", "{\"name\":7}", 400, "malformed", "/name"),
                post("studies", "{\"name\":null}", 400, "malformed", "/name"),
                post("studies", "{\"name\":\"a\",\"nmae\":1}", 400, "malformed", "/nmae"),
                post("studies", "{\"name\":\"\"}", 422, "invalid", "/name"),
                post("studies", "{\"name\":\"  \"}", 422, "invalid", "/name"),
                post("studies", "{\"name\":\"@7\"}", 422, "invalid", "/name"),
                post("studies", "{\"name\":\"..\"}", 422, "invalid", "/name"),
                post("studies", "{\"name\":\"a/b\"}", 422, "invalid", "/name"),
                post("studies", "{\"name\":\"a\\u0000b\"}", 422, "invalid", "/name"),
                post("studies", "{\"name\":\"a\\ud800b\"}", 422, "invalid", "/name"),
                post("studies", "{\"name\":\"" + "n".repeat(256) + "\"}", 422, "invalid", "/name"),
                spec("\"directions\":[]", 422, "/directions"),
                spec("\"directions\":[\"minimize\"]", 422, "/directions/0"),
                spec("\"directions\":[\"MINIMIZE\",\"MAXIMIZE\"]", 422, "/directions"),
                spec("\"directions\":\"MINIMIZE\"", 400, "/directions"),
                spec("\"directions\":[1]", 400, "/directions/0"),
                spec("\"directions\":[null]", 400, "/directions/0"),
                spec("\"space\":{}", 400, "/space"),
                spec("\"space\":[null]", 400, "/space/0"),
                spec("\"space\":[{}]", 400, "/space/0/name"),
                spec("\"space\":[{\"name\":\"x\"}]", 400, "/space/0/type"),
                spec("\"space\":[{" + RANGE + ",\"high\":1}]", 400, "/space/0/low"),
                spec("\"space\":[{" + RANGE + ",\"low\":\"0\",\"high\":1}]", 400, "/space/0/low"),
                spec("\"space\":[{" + RANGE + ",\"low\":\"NaN\",\"high\":1}]", 422, "/space/0/low"),
                spec("\"space\":[{" + RANGE + ",\"low\":0,\"high\":1e999}]", 422, "/space/0/high"),
                spec("\"space\":[{" + RANGE + ",\"low\":2,\"high\":1}]", 422, "/space/0/low"),
                spec("\"space\":[{" + RANGE + ",\"low\":-1e308,\"high\":1e308}]", 422, "/space/0/high"),
                spec("\"space\":[{" + RANGE + ",\"low\":0,\"high\":1,\"log\":true}]", 422, "/space/0/low"),
                spec("\"space\":[{" + RANGE + ",\"low\":0,\"high\":1,\"log\":\"yes\"}]", 400, "/space/0/log"),
                spec("\"space\":[{" + RANGE + ",\"low\":1,\"high\":2,\"log\":true,\"step\":1}]", 422, "/space/0/step"),
                spec("\"space\":[{" + RANGE + ",\"low\":1,\"high\":2,\"step\":0}]", 422, "/space/0/step"),
                spec("\"space\":[{" + RANGE + ",\"low\":1,\"high\":2,\"choices\":[1]}]", 400, "/space/0/choices"),
                spec("\"space\":[{" + RANGE + ",\"low\":1,\"high\":2,\"default\":3}]", 422, "/space/0/default"),
                spec("\"space\":[{" + RANGE + ",\"low\":1,\"high\":2,\"default\":[]}]", 400, "/space/0/default"),
                spec("\"space\":[{\"name\":\"x\",\"type\":\"double\",\"low\":1,\"high\":2}]", 422, "/space/0/type"),
                spec("\"space\":[{\"name\":\"x\",\"type\":\"int\",\"low\":1.5,\"high\":2}]", 400, "/space/0/low"),
                spec("\"space\":[{\"name\":\"x\",\"type\":\"int\",\"low\":1,\"high\":1e300}]", 422, "/space/0/high"),
                spec(
                        "\"space\":[{\"name\":\"x\",\"type\":\"int\",\"low\":0,\"high\":9,\"log\":true}]",
                        422,
                        "/space/0/low"),
                spec(
                        "\"space\":[{\"name\":\"x\",\"type\":\"int\",\"low\":0,\"high\":9,\"step\":-1}]",
                        422,
                        "/space/0/step"),
                spec("\"space\":[{\"name\":\"x\",\"type\":\"categorical\"}]", 400, "/space/0/choices"),
                spec("\"space\":[{\"name\":\"x\",\"type\":\"categorical\",\"choices\":[]}]", 422, "/space/0/choices"),
                spec(
                        "\"space\":[{\"name\":\"x\",\"type\":\"categorical\",\"choices\":[1,1.0]}]",
                        422,
                        "/space/0/choices/1"),
                spec(
                        "\"space\":[{\"name\":\"x\",\"type\":\"categorical\",\"choices\":[{}]}]",
                        400,
                        "/space/0/choices/0"),
                spec(
                        "\"space\":[{" + RANGE + ",\"low\":0,\"high\":1},{" + RANGE + ",\"low\":0,\"high\":1}]",
                        422,
                        "/space/1/name"),
                spec("\"space\":[{" + RANGE + ",\"low\":0,\"high\":1,\"when\":{\"z\":[1]}}]", 422, "/space/0/when/z"),
                spec("\"space\":[{" + RANGE + ",\"low\":0,\"high\":1,\"when\":{\"x\":[0]}}]", 422, "/space/0/when/x"),
                spec("\"space\":[{" + RANGE + ",\"low\":0,\"high\":1,\"when\":{\"z\":7}}]", 400, "/space/0/when/z"),
                spec("\"sampler\":{}", 400, "/sampler/type"),
                spec("\"sampler\":{\"type\":\"magic\"}", 422, "/sampler/type"),
                spec("\"sampler\":{\"type\":\"tpe\",\"candidate\":3}", 422, "/sampler/candidate"),
                spec("\"sampler\":{\"type\":\"tpe\",\"candidates\":\"3\"}", 400, "/sampler/candidates"),
                spec("\"sampler\":{\"type\":\"tpe\",\"candidates\":2.5}", 400, "/sampler/candidates"),
                spec("\"sampler\":{\"type\":\"tpe\",\"candidates\":0}", 422, "/sampler/candidates"),
                spec("\"sampler\":[]", 400, "/sampler"),
                spec("\"pruner\":{\"type\":\"magic\"}", 422, "/pruner/type"),
                spec("\"objective\":{\"type\":\"magic\"}", 422, "/objective/type"),
                spec("\"objective\":{\"type\":\"benchmark\"}", 400, "/objective/function"),
                spec("\"objective\":{\"type\":\"benchmark\",\"function\":\"f\"}", 422, "/objective/function"),
                spec(network("\"file\":\"../secret.csv\""), 422, "/objective/data/file"),
                spec(network("\"file\":\"/etc/passwd\""), 422, "/objective/data/file"),
                spec(
                        "\"space\":[{" + RANGE + ",\"low\":0,\"high\":1}]," + network("\"file\":\"a.csv\""),
                        422,
                        "/space/0"),
                spec("\"budget\":{\"trials\":0}", 422, "/budget/trials"),
                spec("\"budget\":{\"trials\":1.5}", 400, "/budget/trials"),
                spec("\"budget\":{\"trials\":99999999999}", 400, "/budget/trials"),
                spec("\"budget\":{\"time\":\"soon\"}", 422, "/budget/time"),
                spec("\"budget\":{\"time\":\"-PT1S\"}", 422, "/budget/time"),
                spec("\"budget\":{\"time\":60}", 400, "/budget/time"),
                spec("\"budget\":{\"target\":\"NaN\"}", 422, "/budget/target"),
                spec("\"budget\":{\"time\":\"PT2562047788015215H\"}", 422, "/budget/time"),
                spec("\"budget\":{\"hours\":1}", 400, "/budget/hours"),
                spec("\"lease\":{\"attempts\":0}", 422, "/lease/attempts"),
                spec("\"lease\":{\"duration\":\"P1Y\"}", 422, "/lease/duration"),
                spec("\"labels\":{\"a\":1}", 400, "/labels/a"),
                spec("\"attributes\":[1]", 400, "/attributes"),
                spec("\"constraints\":[1]", 400, "/constraints/0"),
                spec("\"constraints\":[\"a\",\"a\"]", 422, "/constraints/1"),
                spec("\"attributes\":{\"deep\":" + "[".repeat(200) + "]".repeat(200) + "}", 400, ""),
                post("studies?ifexists=return", "{\"name\":\"a\"}", 400, "malformed"),
                post("studies?ifExists=maybe", "{\"name\":\"a\"}", 400, "malformed"),
                post("studies?validateOnly=perhaps", "{\"name\":\"a\"}", 400, "malformed"),
                get("studies?pageSize=many", 400, "malformed"),
                get("studies?pageSize=-1", 400, "malformed"),
                get("studies?pageToken=rubbish", 400, "malformed"),
                get("studies?name=%ff", 400, "malformed"),
                get("studies?=1", 400, "malformed"),
                get("studies?orderBy=size", 400, "malformed"),
                get("studies/no-such", 404, "not-found"),
                get("studies/@999999999", 404, "not-found"),
                get("studies/@x", 404, "not-found"),
                get("studies/@99999999999999999999", 404, "not-found"));
    }

    private static Stream<Case> trials(String study) {
        String trials = "studies/" + study + "/trials";
        return Stream.of(
                post(trials, "{\"count\":\"1\"}", 400, "malformed", "/count"),
                post(trials, "{\"count\":1.5}", 400, "malformed", "/count"),
                post(trials, "{\"wroker\":\"w\"}", 400, "malformed", "/wroker"),
                post(trials, "{\"fixed\":[]}", 400, "malformed", "/fixed"),
                post(trials, "{\"fixed\":{\"x\":{}}}", 400, "malformed", "/fixed/x"),
                get(trials + "/1x", 400, "malformed"),
                get(trials + "/99", 404, "not-found"),
                get(trials + "/-1", 404, "not-found"),
                get(trials + "/99999999999", 400, "malformed"),
                put(trials + "/0/reports/-1", "{\"value\":1}", 400, "malformed"),
                put(trials + "/0/reports/x", "{\"value\":1}", 400, "malformed"),
                put(trials + "/0/reports/0x7", "{\"value\":1}", 400, "malformed"),
                put(trials + "/0/reports/0", "{\"value\":1e400}", 400, "malformed", "/value"),
                post(trials, "{\"fixed\":{\"@bad\":1}}", 422, "invalid"),
                put(trials + "/0/reports/0", "{}", 400, "malformed", "/value"),
                put(trials + "/0/reports/0", "{\"value\":\"INF\"}", 400, "malformed", "/value"),
                put(trials + "/0/reports/0", "{\"value\":\"1\"}", 400, "malformed", "/value"),
                put(trials + "/0/reports/0", "{\"value\":NaN}", 400, "malformed"),
                put(trials + "/0/reports/0", "{\"value\":true}", 400, "malformed", "/value"),
                put(trials + "/0/reports/0", "{\"values\":[1,2]}", 422, "invalid", "/values"),
                put(trials + "/0/reports/0", "{\"value\":1,\"values\":[1]}", 400, "malformed", "/value"),
                put(trials + "/0/reports/0", "{\"value\":1,\"attempt\":2}", 410, "lease-lost"),
                put(trials + "/0/reports/0", "{\"value\":1,\"attempt\":0}", 410, "lease-lost"),
                put(trials + "/7/reports/0", "{\"value\":1}", 404, "not-found"),
                put(trials + "/0/outcome", "{}", 400, "malformed", "/state"),
                put(trials + "/0/outcome", "{\"state\":\"DONE\"}", 422, "invalid", "/state"),
                put(trials + "/0/outcome", "{\"state\":\"RUNNING\"}", 422, "invalid", "/state"),
                put(trials + "/0/outcome", "{\"state\":1}", 400, "malformed", "/state"),
                put(trials + "/0/outcome", "{\"state\":\"COMPLETE\"}", 422, "invalid", "/value"),
                put(trials + "/0/outcome", "{\"state\":\"COMPLETE\",\"values\":[]}", 422, "invalid", "/values"),
                put(trials + "/0/outcome", "{\"state\":\"COMPLETE\",\"values\":[1,2]}", 422, "invalid", "/values"),
                put(trials + "/0/outcome", "{\"state\":\"COMPLETE\",\"values\":[null]}", 400, "malformed", "/values/0"),
                put(trials + "/0/outcome", "{\"state\":\"FAILED\",\"value\":1}", 422, "invalid", "/value"),
                put(
                        trials + "/0/outcome",
                        "{\"state\":\"COMPLETE\",\"value\":1,\"constraints\":{\"c\":\"NaN\"}}",
                        422,
                        "invalid",
                        "/constraints/c"),
                put(
                        trials + "/0/outcome",
                        "{\"state\":\"COMPLETE\",\"value\":1,\"constraints\":{\"c\":null}}",
                        400,
                        "malformed",
                        "/constraints/c"),
                put(trials + "/0/params/x", "{\"type\":\"float\"}", 400, "malformed", "/low"),
                put(trials + "/0/params/x", "{\"type\":\"odd\"}", 422, "invalid", "/type"),
                put(trials + "/0/params/a;b", "{\"type\":\"int\",\"low\":1,\"high\":2}", 400, "malformed"),
                put(trials + "/0/params/a%3Bb", "{\"type\":\"int\",\"low\":1,\"high\":2}", 422, "invalid"),
                put(trials + "/0/lease", "{\"attempt\":\"1\"}", 400, "malformed", "/attempt"),
                post(trials + "/0/release", "{\"reason\":1}", 400, "malformed", "/reason"),
                post("studies/" + study + "/queue", "{\"ifExists\":\"maybe\"}", 422, "invalid", "/ifExists"),
                post("studies/" + study + "/imports", "{}", 400, "malformed", "/trials"),
                post("studies/" + study + "/imports", "{\"trials\":[{}]}", 400, "malformed", "/trials/0/state"),
                post("studies/" + study + "/imports", "{\"trials\":[null]}", 400, "malformed", "/trials/0"),
                post(
                        "studies/" + study + "/imports",
                        "{\"trials\":[{\"state\":\"RUNNING\"}]}",
                        422,
                        "invalid",
                        "/trials/0/state"),
                post(
                        "studies/" + study + "/imports",
                        "{\"trials\":[{\"state\":\"FAILED\",\"reports\":[[0.5,1]]}]}",
                        400,
                        "malformed",
                        "/trials/0/reports/0/0"),
                post(
                        "studies/" + study + "/imports",
                        "{\"trials\":[{\"state\":\"FAILED\",\"startedAt\":\"now\"}]}",
                        422,
                        "invalid",
                        "/trials/0/startedAt"),
                post("claims", "{\"worker\":\"w\",\"wait\":\"PT61S\"}", 422, "invalid", "/wait"),
                post("claims", "{\"worker\":\"w\",\"wait\":\"now\"}", 422, "invalid", "/wait"),
                new Case("PATCH", "studies/" + study, "{\"state\":\"RUNNING\"}", 422, "invalid", "/state"),
                new Case("PATCH", "studies/" + study, "{\"state\":5}", 400, "malformed", "/state"),
                new Case("PATCH", "studies/" + study, "{\"name\":\"b\"}", 400, "malformed", "/name"),
                new Case("PATCH", "studies/" + study, "[]", 400, "malformed"),
                post(
                        "studies/" + study + "/imports",
                        "{\"trials\":[{\"state\":\"FAILED\",\"startedAt\":\"+12345-01-01T00:00:00Z\"}]}",
                        422,
                        "invalid",
                        "/trials/0/startedAt"),
                new Case("PATCH", "studies/" + study, "{\"budget\":{\"trials\":-1}}", 422, "invalid", "/budget/trials"),
                new Case(
                        "PATCH",
                        "studies/" + study,
                        "{\"sampler\":{\"type\":\"magic\"}}",
                        422,
                        "invalid",
                        "/sampler/type"),
                get("studies/" + study + "/analysis/intermediate?best=0", 400, "malformed"),
                get("studies/" + study + "/analysis/no-such-chart", 404, "not-found"),
                get("no-such-route", 404, "not-found"),
                get("/no/such/page.html", 404, "not-found"),
                new Case("DELETE", "studies", null, 405, "method-not-allowed"),
                new Case("PUT", "studies", "{}", 405, "method-not-allowed"));
    }

    @TestFactory
    Stream<DynamicTest> refusesStudies() {
        return studies().map(this::test);
    }

    @TestFactory
    Stream<DynamicTest> refusesTrials() {
        String study = server.study("");
        server.post("studies/" + study + "/trials", "{}");
        return trials(study).map(this::test);
    }

    private DynamicTest test(Case expected) {
        String title = expected.method + " " + expected.path + " " + expected.body;
        return DynamicTest.dynamicTest(title.substring(0, Math.min(150, title.length())), () -> {
            Answer answer = server.send(expected.method, expected.path, expected.body, Map.of());
            requireProblem(answer, expected.status, expected.code);
            if (!expected.pointer.isEmpty()) {
                assertThat(answer.text("/errors/0/pointer"))
                        .as(answer.toString())
                        .isEqualTo(expected.pointer);
            }
        });
    }

    @Test
    void negotiates() {
        requireProblem(send("POST", "studies", "<a/>", "Content-Type", "text/xml"), 415, "unsupported-media-type");
        requireProblem(
                send("POST", "studies", "name=a", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type");
        requireProblem(send("GET", "studies", null, "Accept", "text/html"), 406, "not-acceptable");
        requireProblem(send("POST", "studies", "{}", "Content-Type", "rubbish"), 415, "unsupported-media-type");
    }

    @Test
    void boundsTheBody() {
        String large = "{\"name\":\"a\",\"notes\":\"" + "x".repeat(20 << 20) + "\"}";
        requireProblem(server.post("studies", large), 413, "too-large");
        String study = server.study("");
        String allowed = "{\"trials\":[],\"x\":\"" + "y".repeat(5 << 20) + "\"}";
        requireProblem(server.post("studies/" + study + "/imports", allowed), 400, "malformed");
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

    private void requireProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.at("/code").asString()).isEqualTo(code);
        assertThat(problem.at("/type").asString()).endsWith(code);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/title").asString()).isNotBlank();
        assertThat(problem.at("/detail").asString()).isNotBlank();
        assertThat(problem.has("instance")).isTrue();
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ", "dev.parzen", "springframework", "Feature");
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

    private static String network(String data) {
        return "\"objective\":{\"type\":\"neural-network\",\"data\":{\"type\":\"csv\",\"label\":\"l\"," + data
                + "},\"layers\":[]}";
    }

    private static Case spec(String members, int status, String pointer) {
        return new Case(
                "POST",
                "studies",
                "{\"name\":\"refused\"," + members + "}",
                status,
                status == 400 ? "malformed" : "invalid",
                pointer);
    }

    private static Case post(String path, String body, int status, String code) {
        return new Case("POST", path, body, status, code);
    }

    private static Case post(String path, String body, int status, String code, String pointer) {
        return new Case("POST", path, body, status, code, pointer);
    }

    private static Case put(String path, String body, int status, String code) {
        return new Case("PUT", path, body, status, code);
    }

    private static Case put(String path, String body, int status, String code, String pointer) {
        return new Case("PUT", path, body, status, code, pointer);
    }

    private static Case get(String path, int status, String code) {
        return new Case("GET", path, null, status, code);
    }
}
