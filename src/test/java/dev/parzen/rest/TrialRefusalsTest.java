package dev.parzen.rest;

import static dev.parzen.rest.Refusal.get;
import static dev.parzen.rest.Refusal.patch;
import static dev.parzen.rest.Refusal.post;
import static dev.parzen.rest.Refusal.put;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Section 6 of the contract: what a study, its trials and the pool's calls do not take. */
class TrialRefusalsTest extends ServerTest {

    @TestFactory
    Stream<DynamicTest> refuses() {
        String study = server.study("");
        server.post(trials(study), "{}");
        return cases(study).map(refusal -> refusal.test(server));
    }

    private static Stream<Refusal> cases(String study) {
        String trials = trials(study);
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
                patch("studies/" + study, "{\"state\":\"RUNNING\"}", 422, "invalid", "/state"),
                patch("studies/" + study, "{\"state\":5}", 400, "malformed", "/state"),
                patch("studies/" + study, "{\"name\":\"b\"}", 400, "malformed", "/name"),
                new Refusal("PATCH", "studies/" + study, "[]", 400, "malformed"),
                post(
                        "studies/" + study + "/imports",
                        "{\"trials\":[{\"state\":\"FAILED\",\"startedAt\":\"+12345-01-01T00:00:00Z\"}]}",
                        422,
                        "invalid",
                        "/trials/0/startedAt"),
                patch("studies/" + study, "{\"budget\":{\"trials\":-1}}", 422, "invalid", "/budget/trials"),
                patch("studies/" + study, "{\"sampler\":{\"type\":\"magic\"}}", 422, "invalid", "/sampler/type"),
                get("studies/" + study + "/analysis/intermediate?best=0", 400, "malformed"),
                get("studies/" + study + "/analysis/no-such-chart", 404, "not-found"),
                get("no-such-route", 404, "not-found"),
                get("/no/such/page.html", 404, "not-found"),
                new Refusal("DELETE", "studies", null, 405, "method-not-allowed"),
                new Refusal("PUT", "studies", "{}", 405, "method-not-allowed"));
    }
}
