package dev.parzen.rest;

import static dev.parzen.rest.Refusal.get;
import static dev.parzen.rest.Refusal.post;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Section 6 of the contract: studies that cannot be made, listed or found. */
class StudyRefusalsTest extends ServerTest {
    private static final String TWO = "\"directions\":[\"MINIMIZE\",\"MAXIMIZE\"]";
    private static final String RANGE = "\"name\":\"x\",\"type\":\"float\"";

    @TestFactory
    Stream<DynamicTest> refuses() {
        return studies().map(refusal -> refusal.test(server));
    }

    private static Stream<Refusal> studies() {
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
                spec("\"directions\":[" + "\"MINIMIZE\",".repeat(16) + "\"MINIMIZE\"]", 422, "/directions"),
                spec("\"objective\":{\"type\":\"benchmark\",\"function\":\"branin-2\"}," + TWO, 422, "/directions"),
                spec("\"pruner\":{\"type\":\"median\"}," + TWO, 422, "/pruner/type"),
                spec("\"budget\":{\"target\":1}," + TWO, 422, "/budget/target"),
                spec("\"directions\":\"MINIMIZE\"", 400, "/directions"),
                spec("\"directions\":[1]", 400, "/directions/0"),
                spec("\"directions\":[null]", 400, "/directions/0"),
                spec("\"warmStart\":\"a\"", 400, "/warmStart"),
                spec("\"warmStart\":[7]", 400, "/warmStart/0"),
                spec("\"warmStart\":[null]", 400, "/warmStart/0"),
                spec("\"warmStart\":[\"no such study\"]", 422, "/warmStart/0"),
                spec("\"warmStart\":[\"@999999\"]", 422, "/warmStart/0"),
                spec("\"warmStart\":[\"no such\",\"no such\"]", 422, "/warmStart/1"),
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
                spec("\"pauseAfterFailures\":-1", 422, "/pauseAfterFailures"),
                spec("\"lease\":{\"attempts\":0}", 422, "/lease/attempts"),
                spec("\"lease\":{\"retryOn\":[\"LOST\",\"LATE\"]}", 422, "/lease/retryOn/1"),
                spec("\"lease\":{\"retryOn\":[\"LOST\",\"LOST\"]}", 422, "/lease/retryOn/1"),
                spec("\"lease\":{\"retryOn\":[null]}", 400, "/lease/retryOn/0"),
                spec("\"lease\":{\"retryOn\":\"LOST\"}", 400, "/lease/retryOn"),
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

    private static String network(String data) {
        return "\"objective\":{\"type\":\"neural-network\",\"data\":{\"type\":\"csv\",\"label\":\"l\"," + data
                + "},\"layers\":[]}";
    }

    private static Refusal spec(String members, int status, String pointer) {
        return new Refusal(
                "POST",
                "studies",
                "{\"name\":\"refused\"," + members + "}",
                status,
                status == 400 ? "malformed" : "invalid",
                pointer);
    }
}
