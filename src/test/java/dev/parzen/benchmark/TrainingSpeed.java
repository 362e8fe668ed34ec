package dev.parzen.benchmark;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.network.Metric;
import dev.parzen.training.Trainer;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.wire.Json;
import dev.parzen.wire.StudyRequest;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What an epoch of a few small networks takes through the trainer, evaluation included.
 *
 * <p>Arguments: the data directory; how many trainings at once, joined by commas (1, or 1,2,1,2 for pairs); the names of
 * networks. The process needs the settings that workers get. For each training: the median and the least seconds of an
 * epoch after the first, and a fingerprint of the losses; for each group: the wall and the processor's seconds.
 */
public final class TrainingSpeed {
    private static final String MNIST = """
            "data": {"type": "idx", "trainImages": "mnist/train-images-idx3-ubyte.gz",
                     "trainLabels": "mnist/train-labels-idx1-ubyte.gz", "split": {%s}}""";
    private static final String WHOLE = MNIST.formatted("\"validation\": 0.1");
    private static final String FIVE_THOUSAND = MNIST.formatted("\"rows\": 5000, \"validation\": 1000, \"test\": 0");
    private static final Map<String, String> NETWORKS = Map.of(
            "4x32",
            WHOLE + """
            , "layers": [{"type": "block", "times": 4, "layers": [{"type": "dense", "width": 32}]}],
            "optimizer": "SGD", "learningRate": 0.01, "batchSize": 32, "epochs": 6""",
            "4x128",
            WHOLE + """
            , "layers": [{"type": "block", "times": 4, "layers": [{"type": "dense", "width": 128,
                "batchNormalization": true, "dropout": 0.2}]}],
            "learningRate": 0.001, "batchSize": 128, "epochs": 6""",
            "4x459",
            FIVE_THOUSAND + """
            , "layers": [{"type": "block", "times": 4, "layers": [{"type": "dense", "width": 459,
                "batchNormalization": true, "dropout": 0.2}]}],
            "learningRate": 0.001, "batchSize": 64, "epochs": 12""",
            "6x100",
            MNIST.formatted("\"rows\": 500, \"validation\": 0.2, \"test\": 0") + """
            , "layers": [{"type": "block", "times": 6, "layers": [{"type": "dense", "width": 100}]}],
            "optimizer": "SGD", "learningRate": 0.01, "l2": 1e-6, "batchSize": 100, "epochs": 400""",
            "cnn",
            FIVE_THOUSAND + """
            , "layers": [
                {"type": "convolution-2d", "filters": 16, "kernel": 5, "batchNormalization": true},
                {"type": "max-pooling"},
                {"type": "convolution-2d", "filters": 32, "kernel": 5, "batchNormalization": true},
                {"type": "max-pooling"},
                {"type": "dropout", "rate": 0.25},
                {"type": "dense", "width": 128, "dropout": 0.25}],
            "learningRate": 0.001, "batchSize": 64, "epochs": 8""",
            "drawn",
            """
            "data": {"type": "drawn-digits", "samples": 5000}
            , "layers": [{"type": "block", "times": 2, "layers": [{"type": "dense", "width": 64, "dropout": 0.2}]}],
            "learningRate": 0.001, "batchSize": 64, "epochs": 40""",
            "swish",
            FIVE_THOUSAND + """
            , "layers": [{"type": "block", "times": 2, "layers": [{"type": "dense", "width": 128,
                "activation": "swish"}]}],
            "learningRate": 0.001, "batchSize": 64, "epochs": 40""",
            "8-3",
            """
            "data": {"type": "csv", "file": "tabular/iris.csv", "label": "species"},
            "layers": [{"type": "dense", "width": 8}], "batchSize": 16, "epochs": 3000""");

    private final Trainer trainer;
    private final NeuralNetwork network;
    private final Path directory;

    private TrainingSpeed(Trainer trainer, NeuralNetwork network, Path directory) {
        this.trainer = trainer;
        this.network = network;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Trainer trainer = Trainer.on(Path.of(arguments[0]));
        Path directory = Files.createTempDirectory("training-speed");
        for (String name : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            System.out.println(name);
            NeuralNetwork network = read(name);
            for (String threads : arguments[1].split(",")) {
                new TrainingSpeed(trainer, network, directory).measure(Integer.parseInt(threads));
            }
        }
    }

    static NeuralNetwork read(String name) {
        String study = "{\"name\": \"x\", \"objective\": {\"type\": \"neural-network\", \"earlyStopping\": null, "
                + NETWORKS.get(name) + "}}";
        return (NeuralNetwork)
                Json.read(study, StudyRequest.class).toSpec(() -> 1).objective();
    }

    private void measure(int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long began = System.nanoTime();
        long used = processorTime();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Path file = directory.resolve("model-" + i + ".zip");
            all.add(pool.submit((Callable<String>) () -> train(file)));
        }
        for (Future<String> one : all) {
            System.out.println("  " + one.get());
        }
        System.out.printf(
                Locale.ROOT,
                "  at once %d: wall %.2f s, processor %.2f s%n",
                threads,
                (System.nanoTime() - began) / 1e9,
                (processorTime() - used) / 1e9);
        pool.shutdown();
    }

    private String train(Path file) {
        List<Double> seconds = new ArrayList<>();
        long[] fingerprint = {0};
        double[] last = {0};
        trainer.prepare(network, Map.of(), file).train(epoch -> {
            seconds.add(epoch.seconds());
            last[0] = epoch.of(Metric.VALIDATION_LOSS);
            fingerprint[0] = 31 * fingerprint[0] + Double.doubleToLongBits(epoch.of(Metric.VALIDATION_LOSS));
            return Answer.CONTINUE;
        });
        List<Double> steady =
                seconds.stream().skip(seconds.size() / 4 + 1).sorted().toList();
        return String.format(
                Locale.ROOT,
                "epoch: median %.5f s, least %.5f s, first %.5f s; last loss %.6f, losses %s",
                steady.get(steady.size() / 2),
                steady.get(0),
                seconds.get(0),
                last[0],
                HexFormat.of().toHexDigits(fingerprint[0]));
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
