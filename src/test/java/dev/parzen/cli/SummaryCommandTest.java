package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class SummaryCommandTest {
    private static final String SPEC = """
            {"name": "s",
             "space": [{"name": "depth", "type": "int", "low": 1, "high": 3},
                       {"name": "norm", "type": "categorical", "choices": [false, true]},
                       {"name": "width", "type": "int", "low": 4, "high": 9, "when": {"norm": [true]}}],
             "objective": {"type": "neural-network", "data": {"type": "drawn-digits", "samples": 40}, "layers": [
               {"type": "block", "times": {"param": "depth"}, "layers": [
                 {"type": "convolution-2d", "filters": 4, "kernel": 5, "batchNormalization": {"param": "norm"}},
                 {"type": "max-pooling"}]},
               {"type": "dense", "width": {"param": "width"}}]}}""";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void printsTheNetworkOfTheFirstValues() throws IOException {
        assertThat(run()).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "Layer             Settings     Output       Parameters",
                        "input                          28 × 28 × 1            ",
                        "convolution-2d-1  5 × 5, ReLU  24 × 24 × 4         104",
                        "max-pooling-1     2            12 × 12 × 4           0",
                        "flatten-1                      576                   0",
                        "output            softmax      10                5,770",
                        "",
                        "Parameters  5,874: 5,874 trainable, 0 not",
                        "Memory      about 3.6 MB at batch size 32: parameters 47.0 kB, gradients 23.5 kB, optimizer 47.0 kB,"
                                + " activations 3.5 MB",
                        "For         depth = 1, norm = false");
    }

    @Test
    void printsTheNetworkOfTheValuesGivenAsJson() throws IOException {
        assertThat(run("--json", "--param", "norm=true", "--param", "width=9")).isZero();
        JsonNode summary = Json.read(out.toString(), JsonNode.class);
        assertThat(summary.at("/values").toString()).isEqualTo("{\"depth\":1,\"norm\":true,\"width\":9}");
        assertThat(summary.at("/layers/1/name").asString()).isEqualTo("batch-normalization-1");
        assertThat(summary.at("/layers/0/output").toString()).isEqualTo("[24,24,4]");
        assertThat(summary.at("/parameters/notTrainable").asInt()).isEqualTo(8);
        assertThat(summary.at("/parameters/total").asInt()).isEqualTo(100 + 16 + 577 * 9 + 100);
    }

    @ParameterizedTest
    @CsvSource({
        "depth=3, window of 5",
        "depth=9, is no value of \"depth\"",
        "norm=maybe, is no value of \"norm\"",
        "width=4, is not active",
        "deep=1, 'There is no parameter \"deep\"'",
        "depth, names no value"
    })
    void saysWhatCannotBe(String param, String message) throws IOException {
        assertThat(run("--param", param)).isEqualTo(Commands.USAGE);
        assertThat(errors.toString()).contains(message);
    }

    @Test
    void showsNothingButNetworks() {
        assertThat(execute("random-mnist-500", "--data", folder.toString())).isEqualTo(Commands.USAGE);
        assertThat(errors.toString()).contains("mnist");
    }

    private int run(String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("s.json"), SPEC);
        String[] arguments = new String[options.length + 1];
        arguments[0] = file.toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return execute(arguments);
    }

    private int execute(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "summary";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandLine line = new Commands(CommandsTest.class).commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true));
        return line.execute(all);
    }
}
