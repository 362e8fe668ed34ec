package dev.parzen.training.dl4j;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.model.ModelFile;
import dev.parzen.wire.Families;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What networks take outside the heap while they are trained, beside what {@link MemoryNeed} says before: the most that the
 * process holds of memory that is no file's, above what it held before. Let nothing else grow in it: {@code -Xms} as large as
 * {@code -Xmx}, {@code -XX:+AlwaysPreTouch}, {@code -XX:TieredStopAtLevel=1}, and in the environment
 * {@code MALLOC_MMAP_THRESHOLD_=131072}. The arguments are the names of networks; without any, all are trained.
 */
final class TrainingMemory {
    private static final String DENSE = "{\"type\": \"dense\", \"width\": %d}";
    private static final String CONVOLUTIONS = "{\"type\": \"convolution-2d\", \"filters\": 32, \"kernel\": 3},"
            + "{\"type\": \"max-pooling\", \"size\": 2}, {\"type\": \"convolution-2d\", \"filters\": 64, \"kernel\": 3},"
            + "{\"type\": \"max-pooling\", \"size\": 2}, {\"type\": \"dense\", \"width\": 128}";
    private static final String LSTM = "{\"type\": \"lstm\", \"units\": 128}";

    private static final String SGD = ", \"optimizer\": \"SGD\"";
    private static final String LINES = ", \"input\": {\"shape\": [28, 28]}";

    private static final Map<String, Setup> NETWORKS = networks();

    private TrainingMemory() {}

    /**
     * What a name stands for.
     *
     * @param layers and further settings in JSON
     */
    private record Setup(int batch, String layers, String further) {
        NeuralNetwork network(int epochs) {
            String json = String.format(
                    Locale.ROOT,
                    "{\"type\": \"neural-network\", \"data\": {\"type\": \"drawn-digits\", \"samples\": %d},"
                            + " \"layers\": [%s], \"batchSize\": %d, \"epochs\": %d, \"earlyStopping\": null%s}",
                    Math.max(1000, 2 * batch),
                    layers,
                    batch,
                    epochs,
                    further);
            return (NeuralNetwork) Families.read(json, ObjectiveSpec.class);
        }
    }

    /** The network that a name stands for. */
    static NeuralNetwork network(String name, int epochs) {
        return NETWORKS.get(name).network(epochs);
    }

    private static Map<String, Setup> networks() {
        Map<String, Setup> all = new LinkedHashMap<>();
        all.put("32, Adam, 32", new Setup(32, dense(1, 32), ""));
        all.put("4x32, SGD, 32", new Setup(32, dense(4, 32), SGD));
        all.put("4x459, Adam, 64", new Setup(64, dense(4, 459), ""));
        all.put("4x459, SGD, 64", new Setup(64, dense(4, 459), SGD));
        all.put("4x459, Adam, 2048", new Setup(2048, dense(4, 459), ""));
        all.put("2x4096, Adam, 32", new Setup(32, dense(2, 4096), ""));
        all.put("2x4096, SGD, 32", new Setup(32, dense(2, 4096), SGD));
        all.put("2 convolutions, Adam, 64", new Setup(64, CONVOLUTIONS, ""));
        all.put("2 convolutions, Adam, 512", new Setup(512, CONVOLUTIONS, ""));
        all.put("LSTM of 128, Adam, 64", new Setup(64, LSTM, LINES));
        all.put("LSTM of 128, Adam, 512", new Setup(512, LSTM, LINES));
        return all;
    }

    private static String dense(int count, int width) {
        return String.join(",", Collections.nCopies(count, String.format(Locale.ROOT, DENSE, width)));
    }

    public static void main(String[] arguments) throws Exception {
        print("", new Setup(64, CONVOLUTIONS, "").network(1)); // loads what is loaded once
        print("", new Setup(64, LSTM, LINES).network(1));
        List<String> names = arguments.length == 0 ? List.copyOf(NETWORKS.keySet()) : List.of(arguments);
        for (String name : names) {
            print(name, network(name, 1));
        }
    }

    private static void print(String name, NeuralNetwork network) throws Exception {
        ResolvedNetwork resolved = network.resolve(Map.of());
        Dataset data = new DataSets(Path.of("none")).load(network.data());
        Path file = Files.createTempFile("parzen-", ".zip");
        ModelFile model = ModelFile.of(file, resolved, Map.of(), data.encoding());
        System.gc();
        long before = held();
        AtomicLong most = new AtomicLong();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!isOver.get()) {
                most.accumulateAndGet(held(), Math::max);
                LockSupport.parkNanos(1_000_000);
            }
        });
        watch.start();
        new Dl4jTraining(resolved, data, model).train(TrainingListener.SILENT);
        isOver.set(true);
        watch.join();
        Files.delete(file);
        if (!name.isEmpty()) {
            MemoryNeed need = MemoryNeed.of(resolved, data);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f |%n",
                    name,
                    need.bytes() / MemoryNeed.MEGABYTE,
                    (most.get() - before) / MemoryNeed.MEGABYTE);
        }
    }

    /** The bytes that the process holds in memory and that are no file's. */
    private static long held() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("RssAnon:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
