package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.network.Measure;
import dev.parzen.training.Predictor;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.wire.Families;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions of quantities and labels from cells as people write them: what the training measured follows from them. */
class PredictorTargetsTest {
    private static final String NETWORK = """
            {"type": "neural-network", "epochs": 30, "batchSize": 16, "learningRate": 0.01,
             "data": {"type": "csv", "file": "training.csv", "testFile": "test.csv", %s},
             "layers": [{"type": "dense", "width": 16}], "output": {"activation": "%s"},
             "loss": "mean-squared-error"}""";

    @TempDir
    Path directory;

    @Test
    void answersQuantitiesInTheirOwnUnitsFromCategoriesAndGaps() throws Exception {
        String header = "size,colour,price";
        write("training.csv", header, prices(1, 200));
        List<String> test = write("test.csv", header, prices(2, 60));
        Training training = trained(NETWORK.formatted(
                "\"label\": \"price\", \"task\": \"regression\", \"targetScaling\": \"standard\","
                        + "\"categorical\": \"colour\", \"missingValues\": \"mean\"",
                "identity"));
        TestMetrics measured = training.evaluate().orElseThrow();
        try (Predictor predictor = Predictor.load(model())) {
            assertThat(predictor.kind()).isEqualTo(Predictor.Kind.QUANTITIES);
            List<Map<String, Double>> answers = predictor.predict(encoded(predictor, header, test));
            double squares = 0;
            for (int i = 0; i < test.size(); i++) {
                double price = Double.parseDouble(test.get(i).split(",")[2]);
                squares += Math.pow(answers.get(i).get("price") - price, 2);
            }
            double error = Math.sqrt(squares / test.size());
            assertThat(error).isCloseTo(measured.of(Measure.RMSE), within(1e-4 * error));
            assertThat(error).as("prices vary by 100 and more").isBetween(1.0, 60.0);
            Map<String, Double> unknown = predictor
                    .predict(List.of(predictor.encode(Map.of("size", "?", "colour", "violet"))))
                    .get(0);
            assertThat(unknown.get("price")).as("a gap and a new colour").isBetween(500.0, 1500.0);
        }
    }

    @Test
    void answersEachLabelByItself() throws Exception {
        String header = "x,y,right,upper";
        write("training.csv", header, quadrants(1, 200));
        List<String> test = write("test.csv", header, quadrants(2, 60));
        Training training =
                trained(NETWORK.formatted("\"label\": [\"right\", \"upper\"], \"task\": \"multi-label\"", "sigmoid"));
        TestMetrics measured = training.evaluate().orElseThrow();
        try (Predictor predictor = Predictor.load(model())) {
            assertThat(predictor.kind()).isEqualTo(Predictor.Kind.FLAGS);
            assertThat(predictor.card().output()).isEqualTo("sigmoid");
            List<Map<String, Double>> answers = predictor.predict(encoded(predictor, header, test));
            double squares = 0;
            for (int i = 0; i < test.size(); i++) {
                String[] cells = test.get(i).split(",");
                squares += Math.pow(answers.get(i).get("right") - Double.parseDouble(cells[2]), 2) / 2;
                squares += Math.pow(answers.get(i).get("upper") - Double.parseDouble(cells[3]), 2) / 2;
            }
            assertThat(squares / test.size()).isCloseTo(measured.loss(), within(1e-6));
            Map<String, Double> corner = predictor
                    .predict(List.of(predictor.encode(Map.of("x", "2", "y", "-2"))))
                    .get(0);
            assertThat(corner.get("right")).isGreaterThan(0.8);
            assertThat(corner.get("upper")).isLessThan(0.2);
        }
    }

    /** One output unit, above 0 for the second class. */
    @Test
    void tellsTwoClassesByTheSignOfAScore() throws Exception {
        String header = "x,y,right,upper";
        write("training.csv", header, quadrants(1, 200));
        List<String> test = write("test.csv", header, quadrants(2, 60));
        Training training = trained(NETWORK.formatted("\"label\": \"right\", \"ignore\": [\"upper\"]", "auto")
                .replace("mean-squared-error", "hinge"));
        double accuracy = training.evaluate().orElseThrow().accuracy();
        assertThat(accuracy).isGreaterThan(0.9);
        try (Predictor predictor = Predictor.load(model())) {
            List<Map<String, Double>> answers = predictor.predict(encoded(predictor, header, test));
            int right = 0;
            int between = 0;
            for (int i = 0; i < test.size(); i++) {
                Map<String, Double> scores = answers.get(i);
                boolean isRight = scores.get("1") > scores.get("0");
                right += isRight == test.get(i).split(",")[2].equals("1") ? 1 : 0;
                between += scores.get("1") > 0 && scores.get("1") < 0.5 ? 1 : 0;
            }
            assertThat((double) right / test.size()).isEqualTo(accuracy);
            assertThat(between).as("a threshold of a half would miss these").isPositive();
        }
    }

    private static List<float[]> encoded(Predictor predictor, String header, List<String> rows) {
        List<String> names = List.of(header.split(","));
        List<float[]> encoded = new ArrayList<>();
        for (String row : rows) {
            String[] cells = row.split(",");
            encoded.add(predictor.encode(Map.of(names.get(0), cells[0], names.get(1), cells[1])));
        }
        return encoded;
    }

    private Training trained(String network) {
        Training training = Trainer.on(directory)
                .prepare((NeuralNetwork) Families.read(network, ObjectiveSpec.class), Map.of(), model());
        training.train(TrainingListener.SILENT);
        return training;
    }

    private Path model() {
        return directory.resolve("model.zip");
    }

    private List<String> write(String file, String header, List<String> rows) throws Exception {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows);
        Files.write(directory.resolve(file), lines);
        return rows;
    }

    /** Some sizes are missing. */
    private static List<String> prices(long seed, int count) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double size = 3 + random.nextGaussian();
            boolean isRed = random.nextBoolean();
            double price = 700 + 80 * size + (isRed ? 150 : 0);
            rows.add((i % 20 == 7 ? "?" : Double.toString(size)) + "," + (isRed ? "red" : "blue") + "," + price);
        }
        return rows;
    }

    private static List<String> quadrants(long seed, int count) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            rows.add(x + "," + y + "," + (x > 0 ? 1 : 0) + "," + (y > 0 ? 1 : 0));
        }
        return rows;
    }
}
