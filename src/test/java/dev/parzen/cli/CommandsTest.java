package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What can be said without starting a server. */
class CommandsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"serve", "worker", "tune", "finalize", "summary", "benchmark"})
    void helpsWithEveryCommand(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: parzen " + command);
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("  " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "chaos"})
    void helpsWithEveryMeasurementOfServers(String command) {
        assertThat(run("benchmark", command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: parzen benchmark " + command);
        assertThat(run("benchmark", "--help")).isZero();
        assertThat(out.toString()).contains("  " + command).contains("--samplers");
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("Parzen ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "serve --prot=1",
                "serve --port=many",
                "worker",
                "worker --server=nowhere",
                "worker --server=http://localhost:1 --threads=0",
                "finalize --study=x",
                "finalize --study=x --server=foo",
                "finalize --study=x --server=ftp://localhost",
                "tune",
                "tune no-such-spec",
                "tune --workers=0 no-such-spec",
                "benchmark --samplers=tpw",
                "benchmark --samplers={\"type\":\"tpe\",\"candidates\":0}",
                "benchmark --samplers={\"type\":",
                "benchmark --samplers=tpe,tpe",
                "benchmark --functions=sphere",
                "benchmark --budgets=0",
                "benchmark --budgets=ten",
                "benchmark --seeds=0",
                "benchmark chaos --servers=2",
                "benchmark chaos --abandon=1.5",
                "benchmark chaos --lease=PT0S",
                "benchmark chaos --url=nowhere",
                "benchmark chaos --url=http://localhost:1 --kills=1",
                "benchmark chaos --url=http://localhost:1 --datasource=jdbc:h2:mem:a",
                "benchmark chaos --json=no/such/directory/out.json",
                "benchmark server --workers=0",
                "benchmark server --fill=-1",
                "benchmark server --warm-up=long",
                "benchmark --in-flight=0",
                "benchmark --threads=0",
                "benchmark --json=no/such/folder/x.json"
            })
    void refusesWhatItDoesNotUnderstand(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(Commands.USAGE);
        assertThat(errors.toString()).isNotBlank().doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesTheMemberOfASpecificationThatIsWrong() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.json"), """
                {"name": "x", "space": [{"name": "lr", "type": "float", "low": 2, "high": 1}]}
                """);
        assertThat(run("tune", spec.toString())).isEqualTo(Commands.USAGE);
        assertThat(errors.toString()).contains("spec.json at /space/0").doesNotContain("\tat ");
    }

    @Test
    void namesTheMemberThatItDoesNotKnow() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.json"), "{\"name\": \"x\", \"sapce\": []}");
        assertThat(run("tune", spec.toString())).isEqualTo(Commands.USAGE);
        assertThat(errors.toString()).contains("sapce");
    }

    @Test
    void saysWhatToDoWithAStudyThatClientsEvaluate() throws IOException {
        Path spec = Files.writeString(
                folder.resolve("spec.json"), "{\"name\": \"x\", \"sampler\": {\"type\": \"random\"}}");
        assertThat(run("tune", spec.toString())).isEqualTo(Commands.USAGE);
        assertThat(errors.toString()).contains("/objective").contains("serve");
    }

    @Test
    void saysWhereADataFileIsMissing() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.json"), """
                {"name": "x", "sampler": {"type": "random"}, "pruner": {"type": "none"},
                 "objective": {"type": "neural-network", "data": {"type": "csv", "file": "a.csv", "label": "y"},
                               "layers": []}}
                """);
        assertThat(run("tune", "--data=" + folder, spec.toString())).isEqualTo(Commands.USAGE);
        assertThat(errors.toString())
                .contains(folder.resolve("a.csv").toString())
                .contains("--data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y;1,a;two,b;3,a | In \"a.csv\", line 3, column \"x\" has \"two\"",
                "x,y;1,a;2,b;3 | In \"a.csv\", line 4, there are 1 cells",
                "x,z;1,a;2,b | no column \"y\", which label names",
                "x,y;1,a;2,a | The labels have 1 different values"
            })
    void saysWhereTheDataAreWrongBeforeAnythingIsMade(String lines, String place) throws IOException {
        Files.writeString(folder.resolve("a.csv"), lines.replace(';', '\n'));
        Path spec = Files.writeString(folder.resolve("spec.json"), """
                {"name": "x", "objective": {"type": "neural-network", "layers": [],
                                            "data": {"type": "csv", "file": "a.csv", "label": "y"}}}
                """);
        Path home = folder.resolve("home");
        assertThat(run("tune", "--home=" + home, "--data=" + folder, spec.toString()))
                .isEqualTo(Commands.USAGE);
        assertThat(errors.toString())
                .contains("spec.json at /objective/data: ")
                .contains(place)
                .doesNotContain("\tat ");
        assertThat(home).doesNotExist();
    }

    private int run(String... arguments) {
        Commands commands = new Commands(Object.class);
        CommandLine line = commands.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(errors, true));
        return line.execute(Commands.withCommand(arguments));
    }
}
