package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.rest.Server.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the README shows, compiled and run as it stands, answers as the server does. */
class ReadmeProgramTest extends ServerTest {
    private static final Pattern PROGRAM =
            Pattern.compile("```java\\n(.*?public class Predict .*?)```", Pattern.DOTALL);
    private static final Pattern ROWS = Pattern.compile("\\{\\{(.*?)\\}, \\{(.*?)\\}\\}");

    @TempDir
    private Path directory;

    @Test
    void predictsAsTheServerDoes() throws Exception {
        String program = find(PROGRAM, Files.readString(Path.of("README.md"))).group(1);
        assertThat(program).doesNotContain("parzen");
        Flowers flowers = Flowers.planted(server, HOME, Server.newName());
        List<String> printed = run(program, flowers.model(0)).lines().toList();
        Matcher rows = find(ROWS, program);
        Answer answer = server.send(
                "POST",
                "studies/" + flowers.name() + "/best/predict",
                "length,width\n" + rows.group(1) + "\n" + rows.group(2),
                Map.of("Content-Type", "text/csv"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(printed).hasSize(2);
        for (int i = 0; i < 2; i++) {
            String[] words = printed.get(i).split(" ");
            String prediction = "/predictions/" + i;
            assertThat(words[0]).isEqualTo(answer.text(prediction + "/class"));
            assertThat(Double.parseDouble(words[1]))
                    .isCloseTo(
                            answer.at(prediction + "/probabilities/" + words[0]).asDouble(), within(1e-6));
        }
        assertThat(printed.get(0)).startsWith("rose");
        assertThat(printed.get(1)).startsWith("tulip");
    }

    private String run(String program, Path model) throws Exception {
        Path source = Files.writeString(directory.resolve("Predict.java"), program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int exitCode = compiler.run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-d",
                directory.toString(),
                source.toString());
        assertThat(exitCode).isZero();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            classes.loadClass("Predict").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {model.toString()});
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Matcher find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.toString()).isTrue();
        return matcher;
    }
}
