package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.network.Shape;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.DataException;
import dev.parzen.training.ModelCard;
import dev.parzen.training.Predictor;
import dev.parzen.training.Trainer;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Encoding;
import dev.parzen.training.data.Scaler;
import dev.parzen.training.data.Target;
import dev.parzen.training.dl4j.model.Normalization;
import dev.parzen.wire.Families;
import java.nio.FloatBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** A network out of its file answers as it did in training. */
class PredictorTest {
    private static final NeuralNetwork NETWORK = (NeuralNetwork) Families.read("""
            {"type": "neural-network", "epochs": 8, "batchSize": 8, "learningRate": {"param": "rate"},
             "data": {"type": "csv", "file": "flowers.csv", "label": "species"},
             "layers": [{"type": "dense", "width": 8}]}""", ObjectiveSpec.class);

    @TempDir
    Path directory;

    private List<String> lines;
    private Path model;
    private TrainingResult result;

    /** Two kinds of flowers, whose petals differ; a column is constant. */
    @BeforeEach
    void train() throws Exception {
        Random random = new Random(3);
        lines = new ArrayList<>(List.of("length,width,height,species"));
        for (int i = 0; i < 80; i++) {
            boolean isRose = i % 2 == 0;
            double length = (isRose ? 5 : 3) + random.nextGaussian();
            double width = (isRose ? 120 : 100) + 9 * random.nextDouble();
            lines.add(length + "," + width + ",7," + (isRose ? "rose" : "tulip"));
        }
        Files.write(directory.resolve("flowers.csv"), lines);
        model = directory.resolve("model.zip");
        result = Trainer.on(directory)
                .prepare(NETWORK, Map.of("rate", ParameterValue.of(0.02)), model)
                .train(TrainingListener.SILENT);
    }

    @Test
    void answersRowsOfTheFileAsTrainingDid() throws Exception {
        Dataset data = new DataSets(directory).load(NETWORK.data());
        int rows = data.test().size();
        float[] all = new float[rows * 3];
        FloatBuffer sink = FloatBuffer.wrap(all);
        for (int i = 0; i < rows; i++) {
            data.test().write(i, sink);
        }
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(model.toFile());
        INDArray then = network.output(Nd4j.createFromArray(all).reshape(rows, 3));
        try (Predictor predictor = Predictor.load(model)) {
            List<float[]> cut = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                cut.add(java.util.Arrays.copyOfRange(all, 3 * i, 3 * i + 3));
            }
            List<Map<String, Double>> now = predictor.predict(cut);
            for (int i = 0; i < rows; i++) {
                assertThat(now.get(i))
                        .containsExactly(entry("rose", (double) then.getFloat(i, 0)), entry("tulip", (double)
                                then.getFloat(i, 1)));
                assertThat(predictor.predict(cut.subList(i, i + 1)).get(0).get("rose"))
                        .as("alone")
                        .isCloseTo(then.getFloat(i, 0), within(1e-6));
            }
        }
    }

    @Test
    void encodesCellsAsTrainingDid() {
        try (Predictor predictor = Predictor.load(model)) {
            Encoding encoding = predictor.card().encoding();
            assertThat(encoding)
                    .isEqualTo(new DataSets(directory).load(NETWORK.data()).encoding());
            List<float[]> rows = List.of(
                    encoding.encode(Map.of("length", "5.2", "width", "121", "height", "7")),
                    encoding.encode(List.of("2.8", "102.5", "7")));
            List<Map<String, Double>> answers = predictor.predict(rows);
            assertThat(answers.get(0).get("rose")).isGreaterThan(0.7);
            assertThat(answers.get(1).get("tulip")).isGreaterThan(0.7);
            assertThat(answers.get(0).get("rose") + answers.get(0).get("tulip")).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void saysWhereItComesFrom() {
        ModelCard card = ModelCard.of(model).orElseThrow();
        assertThat(card.parameters()).containsExactly(entry("rate", 0.02));
        assertThat(card.values())
                .containsExactly(
                        entry("validation-loss", result.values().orElseThrow().get(0)));
        assertThat(card.epochs()).isEqualTo(result.bestEpoch().orElseThrow() + 1);
        assertThat(card.loss()).isEqualTo("cross-entropy");
        assertThat(card.output()).isEqualTo("softmax");
        card.from("flowers", 3, "retrain").writeTo(model);
        ModelCard later = ModelCard.of(model).orElseThrow();
        assertThat(later.study()).isEqualTo("flowers");
        assertThat(later.trial()).isEqualTo(3);
        assertThat(later.encoding()).isEqualTo(card.encoding());
        try (Predictor predictor = Predictor.load(model)) {
            assertThat(predictor.predict(List.of(new float[3]))).hasSize(1);
        }
    }

    @Test
    void predictsTheSameWithNothingButTheLibrary() throws Exception {
        List<String> names = ModelSerializer.getObjectFromFile(model.toFile(), "labels");
        assertThat(names).containsExactly("rose", "tulip");
        DataNormalization scaler = ModelSerializer.restoreNormalizerFromFile(model.toFile());
        INDArray rows = Nd4j.createFromArray(new double[][] {{5.2, 121, 7}, {2.8, 102.5, 8}});
        scaler.transform(rows);
        INDArray answers =
                ModelSerializer.restoreMultiLayerNetwork(model.toFile()).output(rows);
        try (Predictor predictor = Predictor.load(model)) {
            Encoding encoding = predictor.card().encoding();
            List<Map<String, Double>> ours = predictor.predict(List.of(
                    encoding.encode(List.of("5.2", "121", "7")), encoding.encode(List.of("2.8", "102.5", "8"))));
            for (int i = 0; i < 2; i++) {
                assertThat(answers.getDouble(i, 0)).isCloseTo(ours.get(i).get("rose"), within(1e-6));
            }
        }
    }

    /** A plain row of bytes that are divided and scaled, and quantities, as the library reads them. */
    @Test
    void tellsTheLibraryDivisorsAndUnitsOfQuantities() {
        Target.Quantities strength = new Target.Quantities(List.of("strength"), List.of(35.0), List.of(16.0));
        Encoding encoding = new Encoding(
                List.of(),
                List.of(),
                255,
                Shape.of(3),
                new Scaler(List.of(0.1, 0.5, 0.2), List.of(3.0, 0.0, 7.0), List.of()),
                strength);
        NormalizerStandardize normalizer = Normalization.of(encoding);
        INDArray row = Nd4j.createFromArray(new double[][] {{17, 200, 255}});
        normalizer.transform(row);
        float[] encoded = encoding.encode(List.of("17", "200", "255"));
        for (int j = 0; j < 3; j++) {
            assertThat(row.getDouble(0, j)).isCloseTo(encoded[j], within(1e-6));
        }
        INDArray output = Nd4j.createFromArray(new double[][] {{0.25}});
        normalizer.revertLabels(output);
        assertThat(output.getDouble(0))
                .isCloseTo(encoding.decode(new float[] {0.25f}).get("strength"), within(1e-9));
    }

    @Test
    void servesManyThreadsAlike() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Predictor predictor = Predictor.load(model)) {
            List<float[]> rows = new ArrayList<>();
            new Random(1).doubles(30).forEach(x -> rows.add(new float[] {(float) x, (float) (1 - x), 0}));
            List<Map<String, Double>> alone = predictor.predict(rows);
            List<Callable<List<Map<String, Double>>>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(() -> predictor.predict(rows));
            }
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void answersNothingOnceItIsClosed() {
        Predictor predictor = Predictor.load(model);
        predictor.close();
        predictor.close();
        assertThatThrownBy(() -> predictor.predict(List.of(new float[3]))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesFilesThatSayNothing() throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(model)) {
            Files.delete(zip.getPath(ModelCard.ENTRY));
        }
        assertThatThrownBy(() -> Predictor.load(model))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("does not say how rows are encoded");
    }
}
