package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that take four times the heap, in a process of its own. */
class LargeDataTest {
    private static final int ROWS = 80_000;
    private static final int SIDE = 56;

    @TempDir
    private Path folder;

    @Test
    void trainsOnDataLargerThanTheHeapAsOnDataInIt() throws Exception {
        writeImages();
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        List<String> small = trained("64m", scratch);
        assertThat(small).hasSize(1);
        assertThat(trained("1g", scratch)).isEqualTo(small);
        assertThat(scratch.toFile().list()).containsExactly("model.zip");
    }

    private List<String> trained(String heap, Path scratch) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                LargeDataMain.class.getName(),
                folder.toString(),
                scratch.toString());
        command.environment().put("OMP_NUM_THREADS", "1");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith(LargeDataMain.TRAINED))
                .map(line -> line.replaceAll("(?i)seconds\\w*=[-0-9.E]+", ""))
                .toList();
    }

    private void writeImages() throws IOException {
        Random random = new Random(1);
        byte[] image = new byte[SIDE * SIDE];
        try (DataOutputStream images = open("images", 0x803, ROWS, SIDE, SIDE);
                DataOutputStream labels = open("labels", 0x801, ROWS)) {
            for (int i = 0; i < ROWS; i++) {
                random.nextBytes(image);
                images.write(image);
                labels.write(image[0] & 1);
            }
        }
    }

    private DataOutputStream open(String name, int... header) throws IOException {
        DataOutputStream out = new DataOutputStream(
                new java.io.BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16));
        for (int number : header) {
            out.writeInt(number);
        }
        return out;
    }
}
