package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.rest.Server.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sections 2 to 5 of the contract: trials, define-by-run, running, claims. */
class TrialApiTest extends ServerTest {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "client");
        thread.setDaemon(true);
        return thread;
    });
    private static final String SPACE =
            ",\"space\":[{\"name\":\"o\",\"type\":\"categorical\",\"choices\":[\"a\",\"b\"]},"
                    + "{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1},"
                    + "{\"name\":\"y\",\"type\":\"int\",\"low\":1,\"high\":9,\"when\":{\"o\":[\"a\"]}}]";

    @Test
    void asksForATrialWithEveryActiveParameter() {
        String trials = trials(server.study(SPACE));
        JsonNode trial = server.post(trials, "{\"worker\":\"w1\"}").json();

        assertThat(trial.at("/state").asString()).isEqualTo("RUNNING");
        assertThat(trial.at("/number").asInt()).isZero();
        assertThat(trial.at("/attempt").asInt()).isEqualTo(1);
        assertThat(trial.at("/worker").asString()).isEqualTo("w1");
        assertThat(trial.at("/leaseUntil").asString()).endsWith("Z");
        assertThat(trial.at("/values").isNull()).isTrue();
        assertThat(trial.at("/sampler").asString()).isEqualTo("tpe");
        boolean hasY = trial.at("/params").has("y");
        assertThat(hasY).isEqualTo(trial.at("/params/o").asString().equals("a"));
        assertThat(server.get(trials + "/0").json()).isEqualTo(trial);
    }

    @Test
    void asksWithoutABody() {
        String trials = trials(server.study(SPACE));
        assertThat(server.send("POST", trials, null, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void asksForSeveralAtOnceWithinTheBudget() {
        String trials = trials(server.study(SPACE + ",\"budget\":{\"trials\":5}"));

        assertThat(server.post(trials, "{\"count\":3}").at("/trials").size()).isEqualTo(3);
        assertThat(server.post(trials, "{\"count\":10}").at("/trials").size()).isEqualTo(2);
        assertThat(server.post(trials, "{\"count\":2}").text("/code")).isEqualTo("study-finished");
        assertThat(server.post(trials, "{\"count\":0}").status()).isEqualTo(422);
        assertThat(server.post(trials, "{\"count\":1001}").status()).isEqualTo(422);
    }

    @Test
    void boundsWhatRunsAtOnce() {
        String trials = trials(server.study(",\"budget\":{\"parallel\":1}"));
        server.post(trials, "{}");
        Answer refused = server.post(trials, "{}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        server.put(trials + "/0/outcome", "{\"state\":\"FAILED\",\"reason\":\"x\"}");
        assertThat(server.post(trials, "{}").status()).isEqualTo(201);
    }

    @Test
    void keepsFixedValues() {
        String trials = trials(server.study(SPACE));

        JsonNode trial =
                server.post(trials, "{\"fixed\":{\"o\":\"a\",\"y\":3}}").json();
        assertThat(trial.at("/params/y").asInt()).isEqualTo(3);
        assertThat(server.post(trials, "{\"fixed\":{\"o\":\"c\"}}").text("/errors/0/pointer"))
                .isEqualTo("/fixed/o");
        assertThat(server.post(trials, "{\"fixed\":{\"z\":1}}").status()).isEqualTo(422);
    }

    @Test
    void triesDefaultsFirst() {
        String trials = trials(
                server.study(",\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1,\"default\":0.25}]"));
        assertThat(server.post(trials, "{}").at("/params/x").asDouble()).isEqualTo(0.25);
        assertThat(server.post(trials, "{}").at("/params/x").asDouble()).isNotEqualTo(0.25);
    }

    @Test
    void handsOutQueuedTrialsFirstAndSkipsThoseThatExist() {
        String name = server.study(SPACE);
        String queue = "studies/" + name + "/queue";
        JsonNode first = server.post(queue, "{\"params\":{\"o\":\"a\",\"x\":0.5},\"attributes\":{\"who\":\"me\"}}")
                .json();
        assertThat(first.at("/state").asString()).isEqualTo("WAITING");
        assertThat(first.at("/params/x").asDouble()).isEqualTo(0.5);
        server.post(queue, "{\"params\":{\"o\":\"b\",\"y\":2}}");

        Answer again = server.post(queue, "{\"params\":{\"x\":0.5},\"ifExists\":\"skip\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/number").asInt()).isZero();
        assertThat(server.post(queue, "{\"params\":{},\"ifExists\":\"skip\"}").status())
                .isEqualTo(422);
        assertThat(server.post(queue, "{\"params\":{\"x\":7}}").status()).isEqualTo(422);

        JsonNode asked = server.post(trials(name), "{}").json();
        assertThat(asked.at("/number").asInt()).isZero();
        assertThat(asked.at("/params/x").asDouble()).isEqualTo(0.5);
        assertThat(asked.at("/attributes/who").asString()).isEqualTo("me");
        JsonNode inactive = server.post(trials(name), "{}").json();
        assertThat(inactive.at("/params").has("y")).as("turned out inactive").isFalse();
    }

    @Test
    void listsByEveryOrderAndState() {
        String name = server.study(SPACE);
        double[] values = {3, 1, 2};
        for (int i = 0; i < values.length; i++) {
            server.post(trials(name), "{}");
            server.put(trials(name) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":" + values[i] + "}");
        }
        server.post(trials(name), "{\"count\":2}");

        assertThat(numbers(trials(name) + "?orderBy=value&pageSize=2")).containsExactly(1, 2, 0, 3, 4);
        assertThat(numbers(trials(name) + "?orderBy=value%20desc&pageSize=2")).containsExactly(0, 2, 1, 3, 4);
        assertThat(numbers(trials(name) + "?orderBy=number%20desc&pageSize=2")).containsExactly(4, 3, 2, 1, 0);
        assertThat(numbers(trials(name) + "?orderBy=finishedAt&pageSize=2")).containsExactly(0, 1, 2, 3, 4);
        assertThat(numbers(trials(name) + "?state=RUNNING&pageSize=1")).containsExactly(3, 4);
        assertThat(numbers(trials(name) + "?state=RUNNING&state=COMPLETE&pageSize=50"))
                .hasSize(5);
        assertThat(server.get(trials(name) + "?fields=number,state")
                        .at("/trials/0")
                        .toString())
                .isEqualTo("{\"number\":0,\"state\":\"COMPLETE\"}");
        assertThat(server.get(trials(name) + "?fields=numbre").status()).isEqualTo(400);
        assertThat(server.get(trials(name) + "?state=DONE").status()).isEqualTo(400);
        assertThat(server.get(trials(name) + "?orderBy=colour").status()).isEqualTo(400);
    }

    @Test
    void importsAllOrNothing() {
        String name = server.study(SPACE);
        String imports = "studies/" + name + "/imports";
        Answer imported = server.post(
                imports,
                "{\"trials\":["
                        + "{\"state\":\"COMPLETE\",\"params\":{\"o\":\"b\",\"x\":0.5},\"values\":[1],\"reports\":[[0,0.9],[1,\"NaN\"]]},"
                        + "{\"state\":\"PRUNED\",\"params\":{\"o\":\"a\",\"x\":0.5},\"reports\":[[0,0.7],[4,0.6]]},"
                        + "{\"state\":\"FAILED\",\"params\":{\"o\":\"b\",\"x\":7}}]}");
        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.body()).isEqualTo("{\"imported\":3,\"outOfSpace\":2}");
        assertThat(server.get(trials(name) + "/1").at("/outOfSpace").asBoolean())
                .isTrue();
        assertThat(server.get(trials(name) + "/1").at("/values/0").asDouble()).isEqualTo(0.6);
        assertThat(server.get(trials(name) + "/0").text("/reports/1/value")).isEqualTo("NaN");

        Answer refused = server.post(
                imports,
                "{\"trials\":[{\"state\":\"COMPLETE\",\"values\":[1]},{\"state\":\"COMPLETE\",\"values\":[\"NaN\"]}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/trials/1/values");
        Answer lines = server.send(
                "POST",
                imports,
                "{\"state\":\"COMPLETE\",\"params\":{\"o\":\"b\",\"x\":1},\"values\":[2]}\n\n{\"state\":\"FAILED\"}\n",
                Map.of("Content-Type", "application/x-ndjson"));
        assertThat(lines.at("/imported").asInt()).isEqualTo(2);
        assertThat(server.get("studies/" + name).at("/counts/COMPLETE").asInt()).isEqualTo(2);
    }

    @Test
    void exportsCsv() {
        String name = server.study(SPACE);
        server.post(trials(name), "{\"fixed\":{\"o\":\"a\",\"x\":0.5,\"y\":3}}");
        server.put(
                trials(name) + "/0/outcome",
                "{\"state\":\"COMPLETE\",\"value\":1.5,\"attributes\":{\"note\":\"a, \\\"b\\\"\"}}");
        Answer csv = server.get("studies/" + name + "/trials.csv");

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        String[] lines = csv.body().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0])
                .startsWith("number,id,state,value,")
                .endsWith("params.o,params.x,params.y,attributes.note");
        assertThat(lines[1]).startsWith("0,").endsWith("a,0.5,3,\"\"\"a, \\\"\"b\\\"\"\"\"\"");
    }

    @Test
    void exportsNoFormulas() {
        String name = server.study(
                ",\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":-1,\"high\":0},"
                        + "{\"name\":\"f\",\"type\":\"categorical\",\"choices\":[\"=1+1\",\"@a\",\"+a,b\",\"-a\",\"\\ta\",\"a=b\",-7]}]");
        String[] cells = {"'=1+1", "'@a", "\"'+a,b\"", "'-a", "'\ta", "a=b", "-7"};
        String[] choices = {"\"=1+1\"", "\"@a\"", "\"+a,b\"", "\"-a\"", "\"\\ta\"", "\"a=b\"", "-7"};
        for (String choice : choices) {
            server.post(trials(name), "{\"worker\":\"=w\",\"fixed\":{\"x\":-0.5,\"f\":" + choice + "}}");
        }
        server.put(trials(name) + "/0/outcome", "{\"state\":\"FAILED\",\"reason\":\"-r\"}");
        server.put(
                trials(name) + "/1/outcome",
                "{\"state\":\"COMPLETE\",\"value\":-1.5,\"constraints\":{\"c\":-2},\"attributes\":{\"a\":\"=a\",\"n\":-3}}");
        String[] lines = server.get("studies/" + name + "/trials.csv").body().split("\r\n");

        assertThat(lines[0]).endsWith("params.x,params.f,constraints.c,attributes.a,attributes.n");
        for (int i = 0; i < cells.length; i++) {
            assertThat(lines[i + 1])
                    .contains(",-0.5," + cells[i] + ",")
                    .satisfies(line -> assertThat(line.contains(",'=w,")).isEqualTo(line.contains("RUNNING")));
        }
        assertThat(lines[1]).contains(",FAILED,,1,,'-r,");
        assertThat(lines[2]).contains(",COMPLETE,-1.5,").endsWith(",-2.0,\"\"\"=a\"\"\",-3");
    }

    @Test
    void suggestsParametersOneAtATime() {
        String name = server.study("");
        server.post("studies/" + name + "/queue", "{\"params\":{\"lr\":0.02,\"far\":9}}");
        server.post(trials(name), "{}");
        String params = trials(name) + "/0/params/";
        String lr = "{\"type\":\"float\",\"low\":1e-5,\"high\":0.1,\"log\":true}";

        assertThat(server.put(params + "lr", lr).at("/value").asDouble()).isEqualTo(0.02);
        assertThat(server.put(params + "lr", "{\"type\":\"float\",\"low\":1,\"high\":2,\"log\":true}")
                        .at("/value")
                        .asDouble())
                .as("the same name again gives the same value")
                .isEqualTo(0.02);
        assertThat(server.put(params + "lr", "{\"type\":\"float\",\"low\":1,\"high\":2}")
                        .status())
                .isEqualTo(422);
        double far = server.put(params + "far", "{\"type\":\"int\",\"low\":1,\"high\":5}")
                .at("/value")
                .asDouble();
        assertThat(far).isBetween(1.0, 5.0);
        assertThat(server.get(trials(name) + "/0").at("/notes").toString()).contains("far");
        assertThat(server.put(params + "n", "{\"type\":\"int\",\"low\":1,\"high\":5,\"fixed\":4}")
                        .at("/value")
                        .asInt())
                .isEqualTo(4);
        assertThat(server.put(params + "m", "{\"type\":\"int\",\"low\":1,\"high\":5,\"fixed\":9}")
                        .status())
                .isEqualTo(422);
        server.put(trials(name) + "/0/outcome", "{\"state\":\"COMPLETE\",\"value\":1}");
        assertThat(server.put(params + "lr", lr).at("/value").asDouble()).isEqualTo(0.02);
        assertThat(server.put(params + "new", lr).status()).isEqualTo(409);
    }

    @Test
    void reportsAndPrunes() {
        String name = server.study(",\"pruner\":{\"type\":\"median\",\"startupTrials\":2}");
        for (int i = 0; i < 3; i++) {
            server.post(trials(name), "{}");
            server.put(trials(name) + "/" + i + "/reports/3", "{\"value\":" + i + "}");
            server.put(trials(name) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":" + i + "}");
        }
        server.post(trials(name), "{}");
        Answer good = server.put(trials(name) + "/3/reports/3", "{\"value\":0.5,\"attempt\":1}");
        assertThat(good.text("/verdict")).isEqualTo("CONTINUE");
        assertThat(good.text("/leaseUntil")).endsWith("Z");
        Answer bad = server.put(trials(name) + "/3/reports/3", "{\"value\":5}");
        assertThat(bad.text("/verdict")).isEqualTo("PRUNE");
        assertThat(bad.text("/reason")).contains("median");
        assertThat(server.get(trials(name) + "/3").at("/reports").size())
                .as("replaced")
                .isEqualTo(1);

        JsonNode pruned = server.put(trials(name) + "/3/outcome", "{\"state\":\"PRUNED\"}")
                .json();
        assertThat(pruned.at("/values/0").asDouble()).isEqualTo(5);
        assertThat(server.put(trials(name) + "/3/outcome", "{\"state\":\"PRUNED\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesTheSameOutcomeTwiceButNotAnother() {
        String name = server.study("");
        server.post(trials(name), "{\"count\":2}");
        String outcome = trials(name) + "/0/outcome";

        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"value\":1,\"attempt\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"values\":[1],\"attempt\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"value\":2}").text("/code"))
                .isEqualTo("conflict");
        assertThat(server.put(outcome, "{\"state\":\"COMPLETE\",\"value\":2,\"attempt\":7}")
                        .text("/code"))
                .isEqualTo("lease-lost");
        assertThat(server.put(trials(name) + "/0/reports/0", "{\"value\":2}").status())
                .isEqualTo(409);

        JsonNode failed = server.put(trials(name) + "/1/outcome", "{\"state\":\"COMPLETE\",\"value\":\"NaN\"}")
                .json();
        assertThat(failed.at("/state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/reason").asString()).contains("NaN");
        assertThat(server.put(trials(name) + "/1/outcome", "{\"state\":\"COMPLETE\",\"value\":\"NaN\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void retriesWhatMayBeRetriedAndFencesTheOldAttempt() {
        String name = server.study(",\"lease\":{\"attempts\":2}");
        server.post(trials(name), "{\"worker\":\"w1\"}");
        String outcome = trials(name) + "/0/outcome";
        String failed = "{\"state\":\"FAILED\",\"reason\":\"oom\",\"retryable\":true,\"attempt\":1}";

        JsonNode waiting = server.put(outcome, failed).json();
        assertThat(waiting.at("/state").asString()).isEqualTo("WAITING");
        assertThat(waiting.at("/attempt").asInt()).isEqualTo(2);
        assertThat(waiting.at("/attempts/0/ended").asString()).isEqualTo("ERROR");
        assertThat(waiting.at("/attempts/0/worker").asString()).isEqualTo("w1");
        assertThat(server.put(outcome, failed).status()).as("told again").isEqualTo(200);
        assertThat(server.put(trials(name) + "/0/lease", "{\"attempt\":1}").text("/code"))
                .isEqualTo("lease-lost");
        assertThat(server.put(trials(name) + "/0/lease", "{\"attempt\":2}").status())
                .as("waiting")
                .isEqualTo(409);

        assertThat(server.post(trials(name), "{\"worker\":\"w2\"}")
                        .at("/attempt")
                        .asInt())
                .isEqualTo(2);
        JsonNode end = server.put(outcome, failed.replace("\"attempt\":1", "\"attempt\":2"))
                .json();
        assertThat(end.at("/state").asString()).isEqualTo("FAILED");
        assertThat(end.at("/reason").asString()).contains("oom").contains("2 of 2");
    }

    @Test
    void releasesWithoutSpendingAnAttempt() {
        String name = server.study(",\"lease\":{\"attempts\":1}");
        for (int attempt = 1; attempt <= 3; attempt++) {
            JsonNode trial = server.post(trials(name), "{}").json();
            assertThat(trial.at("/number").asInt()).isZero();
            assertThat(trial.at("/attempt").asInt()).isEqualTo(attempt);
            JsonNode released = server.post(trials(name) + "/0/release", "{\"attempt\":" + attempt + "}")
                    .json();
            assertThat(released.at("/state").asString()).isEqualTo("WAITING");
        }
        assertThat(server.get(trials(name) + "/0").at("/attempts").size()).isEqualTo(3);
    }

    @Test
    void sweepsExpiredLeases() {
        String name = server.study(",\"lease\":{\"duration\":\"PT0.3S\",\"attempts\":2}");
        server.post(trials(name), "{\"worker\":\"w1\"}");
        awaitState(name, "WAITING");
        server.post(trials(name), "{\"worker\":\"w2\"}");
        assertThat(server.put(trials(name) + "/0/reports/0", "{\"value\":1,\"attempt\":1}")
                        .status())
                .isEqualTo(410);
        awaitState(name, "FAILED");

        JsonNode trial = server.get(trials(name) + "/0").json();
        assertThat(trial.at("/attempts/0/ended").asString()).isEqualTo("LOST");
        assertThat(trial.at("/attempts/1/worker").asString()).isEqualTo("w2");
        assertThat(trial.at("/reason").asString()).contains("w2").contains("expired");
    }

    @Test
    void endsWithTheTargetAndGivesUpRetries() {
        String name = server.study(",\"budget\":{\"target\":1.0}");
        server.post(trials(name), "{\"count\":3}");
        server.post(trials(name) + "/1/release", "{}");
        server.put(trials(name) + "/0/outcome", "{\"state\":\"COMPLETE\",\"value\":1.0}");

        assertThat(server.get(trials(name) + "/1").text("/state")).isEqualTo("FAILED");
        assertThat(server.get(trials(name) + "/1").text("/reason")).contains("target");
        assertThat(server.put(trials(name) + "/2/reports/0", "{\"value\":3}").text("/verdict"))
                .isEqualTo("STOP");
        assertThat(server.post(trials(name), "{}").text("/code")).isEqualTo("study-finished");
        server.put(trials(name) + "/2/outcome", "{\"state\":\"PRUNED\"}");
        assertThat(server.get("studies/" + name).text("/state")).isEqualTo("FINISHED");
    }

    @Test
    void endsWhenTheTimeIsOver() {
        String name = server.study(",\"budget\":{\"time\":\"PT0.3S\"}");
        server.post(trials(name), "{}");
        server.post(trials(name) + "/0/release", "{}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(server.get("studies/" + name).text("/state")).isEqualTo("FINISHED"));
        assertThat(server.get(trials(name) + "/0").text("/reason")).contains("time");
    }

    @Test
    void claimsWorkOfStudiesInTurn() {
        String objective =
                ",\"objective\":{\"type\":\"benchmark\",\"function\":\"branin-2\"},\"labels\":{\"t\":\"turn\"}";
        Set<String> names = Set.of(server.study(objective), server.study(objective));
        Set<String> served = new TreeSet<>();
        for (int i = 0; i < 2; i++) {
            Answer claimed = server.post("claims", "{\"worker\":\"w\",\"labels\":{\"t\":\"turn\",\"u\":\"v\"}}");
            assertThat(claimed.status()).as(claimed.toString()).isEqualTo(200);
            assertThat(claimed.at("/trial/params").size()).isEqualTo(2);
            served.add(claimed.text("/study/name"));
        }
        assertThat(served).isEqualTo(new TreeSet<>(names));
        String other = names.iterator().next();
        assertThat(server.post("claims", "{\"worker\":\"w\",\"study\":\"" + other + "\"}")
                        .status())
                .as("a label is missing")
                .isEqualTo(204);
        names.forEach(name -> server.patch("studies/" + name, "{\"state\":\"STOPPED\"}"));
    }

    @Test
    void neverClaimsExternalTrials() {
        String name = server.study("");
        assertThat(server.post("claims", "{\"worker\":\"w\",\"study\":\"" + name + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(server.post("claims", "{\"worker\":\"w\",\"study\":\"no-such\"}")
                        .status())
                .isEqualTo(404);
        assertThat(server.post("claims", "{}").status()).isEqualTo(400);
    }

    @Test
    void doesAKeyedCallOnce() {
        String name = server.study("");
        Map<String, String> key = Map.of("Idempotency-Key", "key-" + name);
        Answer first = server.send("POST", trials(name), "{\"worker\":\"w\"}", key);
        Answer again = server.send("POST", trials(name), "{\"worker\":\"w\"}", key);
        Answer other = server.send("POST", trials(name), "{\"worker\":\"x\"}", key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(422);
        assertThat(server.get("studies/" + name).at("/counts/RUNNING").asInt()).isEqualTo(1);
        assertThat(server.send("POST", trials(name), "{}", Map.of("Idempotency-Key", "k".repeat(256)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void repeatsTheHeadersOfAKeyedCall() {
        String name = Server.newName();
        Map<String, String> key = Map.of("Idempotency-Key", "headers-" + name);
        Answer first = server.send("POST", "studies", "{\"name\":\"" + name + "\"}", key);
        Answer again = server.send("POST", "studies", "{\"name\":\"" + name + "\"}", key);

        for (String header : List.of("ETag", "Location", "Content-Type", "Cache-Control", "Content-Length")) {
            assertThat(again.header(header)).as(header).isNotEmpty().isEqualTo(first.header(header));
        }
        server.send("PATCH", "studies/" + name, "{\"notes\":\"2\"}", Map.of("If-Match", again.header("ETag")));
        assertThat(server.get("studies/" + name).text("/notes")).isEqualTo("2");
    }

    @Test
    void claimsOnceUnderAKeyAndWaitsWithoutHoldingAnything() {
        String name = server.study(
                ",\"objective\":{\"type\":\"benchmark\",\"function\":\"branin-2\"},\"budget\":{\"parallel\":1}");
        String claim = "{\"worker\":\"w\",\"study\":\"" + name + "\",\"wait\":\"PT20S\"}";
        Map<String, String> key = Map.of("Idempotency-Key", "claim-" + name);
        Answer first = server.send("POST", "claims", claim, key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(server.send("POST", "claims", claim, key).body()).isEqualTo(first.body());

        var waiting = IntStream.range(0, 24)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> server.send("POST", "claims", claim, Map.of("Idempotency-Key", name + i)), THREADS))
                .toList();
        for (int i = 0; i < 10; i++) {
            assertThat(server.put(trials(name) + "/0/lease", "{}").status()).isEqualTo(200);
        }
        server.patch("studies/" + name, "{\"budget\":{\"parallel\":null}}");
        assertThat(waiting.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(200);
        assertThat(server.get("studies/" + name).at("/counts/RUNNING").asInt()).isEqualTo(25);
        server.delete("studies/" + name);
    }

    @Test
    void doesNotRememberRefusals() {
        String name = server.study(",\"budget\":{\"parallel\":1}");
        server.post(trials(name), "{}");
        Map<String, String> key = Map.of("Idempotency-Key", "refused-" + name);
        assertThat(server.send("POST", trials(name), "{}", key).status()).isEqualTo(429);
        server.put(trials(name) + "/0/outcome", "{\"state\":\"FAILED\"}");
        assertThat(server.send("POST", trials(name), "{}", key).status()).isEqualTo(201);
    }

    @Test
    void drawsCurves() {
        String name = server.study("");
        server.post(trials(name), "{\"count\":3}");
        for (int i = 0; i < 3; i++) {
            server.put(trials(name) + "/" + i + "/reports/0", "{\"value\":" + i + ",\"metrics\":{\"accuracy\":0.5}}");
            server.put(trials(name) + "/" + i + "/reports/2", "{\"value\":\"Infinity\"}");
            server.put(trials(name) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":" + -i + "}");
        }
        String chart = "studies/" + name + "/analysis/intermediate";
        assertThat(server.get(chart).at("/trials").size()).isEqualTo(3);
        JsonNode best = server.get(chart + "?best=1").json();
        assertThat(best.at("/trials").size()).isEqualTo(1);
        assertThat(best.at("/trials/0/number").asInt()).isEqualTo(2);
        assertThat(best.at("/trials/0/steps").toString()).isEqualTo("[0,2]");
        assertThat(best.at("/trials/0/values").toString()).isEqualTo("[2.0,\"Infinity\"]");
        assertThat(best.at("/trials/0/metrics/accuracy").toString()).isEqualTo("[0.5,null]");
    }

    @Test
    void drawsTheLowerNumberFirstOfEqualTrials() {
        for (String direction : List.of("MINIMIZE", "MAXIMIZE")) {
            String name = server.study(",\"directions\":[\"" + direction + "\"]");
            server.post(trials(name), "{\"count\":4}");
            for (int i = 0; i < 4; i++) {
                server.put(trials(name) + "/" + i + "/reports/0", "{\"value\":1}");
                server.put(trials(name) + "/" + i + "/outcome", "{\"state\":\"COMPLETE\",\"value\":1}");
            }
            JsonNode best = server.get("studies/" + name + "/analysis/intermediate?best=2")
                    .json();
            assertThat(best.at("/trials").size()).as(direction).isEqualTo(2);
            assertThat(best.at("/trials/0/number").asInt()).as(direction).isZero();
            assertThat(best.at("/trials/1/number").asInt()).as(direction).isEqualTo(1);
        }
    }

    private void awaitState(String name, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(server.get(trials(name) + "/0").text("/state"))
                        .isEqualTo(state));
    }

    private static String trials(String name) {
        return "studies/" + name + "/trials";
    }

    private List<Integer> numbers(String query) {
        List<Integer> numbers = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = server.get(query + "&pageToken=" + token).json();
            page.at("/trials").forEach(trial -> numbers.add(trial.at("/number").asInt()));
            token = page.at("/nextPageToken").asString();
        } while (!token.isEmpty());
        return numbers;
    }
}
