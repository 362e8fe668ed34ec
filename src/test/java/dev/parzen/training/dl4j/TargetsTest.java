package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.CategoryEncoding;
import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.data.TargetScaling;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Measure;
import dev.parzen.objective.network.OutputActivation;
import dev.parzen.objective.network.OutputSpec;
import dev.parzen.objective.network.layer.Embedding;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.network.layer.LayerSpec.Flatten;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.InvalidValueException;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.training.dl4j.model.ModelFile;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** Networks without hidden layers learn what linear and logistic regression can. */
class TargetsTest {
    private static final int ROWS = 400;

    @TempDir
    private Path directory;

    private final CsvDraft csv = new CsvDraft("rows.csv");
    private final NetworkDraft draft = new NetworkDraft();

    /** y = 30 + 5 a − 2 b is learnt in a unit of its own, and z = 1000 a beside it; errors are told in theirs. */
    @Test
    void learnsQuantitiesInTheirUnit() throws IOException {
        writeRows();
        csv.task = Task.REGRESSION;
        csv.label = OneOrMore.of("y", "z");
        csv.ignore = List.of("up", "right");
        csv.targetScaling = TargetScaling.STANDARD;
        draft.output = new OutputSpec(OutputActivation.IDENTITY, Setting.of(Initialization.AUTO));
        TestMetrics metrics = trained();
        assertThat(metrics.of(Measure.R2)).isGreaterThan(0.999);
        assertThat(metrics.of(Measure.MSE)).isCloseTo(errorOnTest(), within(1e-3 * metrics.of(Measure.MSE)));
        assertThat(metrics.names()).containsExactly("y", "z");
    }

    @Test
    void learnsSeveralLabels() throws IOException {
        writeRows();
        csv.task = Task.MULTI_LABEL;
        csv.label = OneOrMore.of("up", "right");
        csv.ignore = List.of("y", "z");
        draft.output = new OutputSpec(OutputActivation.SIGMOID, Setting.of(Initialization.AUTO));
        TestMetrics metrics = trained();
        assertThat(metrics.accuracy()).isGreaterThan(0.95);
        assertThat(metrics.names()).containsExactly("up", "right");
    }

    /** Which of two classes a row has depends on both its texts together: for each of 24 pairs it was drawn by lot. */
    @Test
    void learnsFromEmbeddedCategories() throws IOException {
        boolean[] lots = new boolean[24];
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("letter,number,label\n");
        for (int i = 0; i < ROWS; i++) {
            int pair = i % 24;
            lots[pair] = i < 24 ? random.nextBoolean() : lots[pair];
            text.append((char) ('a' + pair / 4)).append(',').append(pair % 4).append(lots[pair] ? ",yes\n" : ",no\n");
        }
        Files.writeString(directory.resolve("rows.csv"), text);
        csv.categorical = Optional.of(OneOrMore.of("letter", "number"));
        csv.categoryEncoding = CategoryEncoding.INDEX;
        draft.data = csv.build();
        draft.layers(
                new Embedding(Setting.of(11), Setting.of(4), Setting.of(Initialization.AUTO)),
                new Flatten(),
                Dense.of(Setting.of(32)));
        draft.learningRate = Setting.of(0.01);
        Training training = new Dl4jTrainer(new DataSets(directory)).prepare(draft.build(), Map.of(), model());
        training.train(TrainingListener.SILENT);
        assertThat(training.evaluate().orElseThrow().accuracy()).isGreaterThan(0.95);
        draft.layers(new Embedding(Setting.of(10), Setting.of(4), Setting.of(Initialization.AUTO)));
        assertThatThrownBy(() -> new Dl4jTrainer(new DataSets(directory)).prepare(draft.build(), Map.of(), model()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("layers/0", "0 to 9", "0 to 10", "let inputs be 11 or more");
    }

    @Test
    void refusesWholeNumbersThatAnEmbeddingHasNoVectorFor() throws IOException {
        Files.writeString(
                directory.resolve("rows.csv"), "a,b,label\n" + "3,4,x\n1,7,y\n".repeat(20) + "2,8,y\n".repeat(9));
        draft.data = csv.build();
        draft.layers(new Embedding(Setting.of(8), Setting.of(4), Setting.of(Initialization.AUTO)));
        DataSets dataSets = new DataSets(directory);
        assertThatThrownBy(() -> new Dl4jTrainer(dataSets).prepare(draft.build(), Map.of(), model()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("0 to 7", "largest of the data is 8", "let inputs be 9 or more");
        Part training = dataSets.load(draft.data).training();
        assertThat(training.wholeNumbers()).as("read once").isSameAs(training.wholeNumbers());
        draft.layers(new Embedding(Setting.of(9), Setting.of(4), Setting.of(Initialization.AUTO)));
        new Dl4jTrainer(dataSets).prepare(draft.build(), Map.of(), model()).train(TrainingListener.SILENT);
    }

    private void writeRows() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("a,b,y,z,up,right\n");
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            text.append(String.join(
                    ",",
                    List.of(
                            Double.toString(a),
                            Double.toString(b),
                            Double.toString(30 + 5 * a - 2 * b),
                            Double.toString(1000 * a),
                            a > b ? "1" : "0",
                            a > -b ? "true" : "false")));
            text.append('\n');
        }
        Files.writeString(directory.resolve("rows.csv"), text);
    }

    private TestMetrics trained() {
        csv.scaling = Scaling.STANDARD;
        draft.data = csv.build();
        draft.loss = Setting.of(Loss.MEAN_SQUARED_ERROR);
        draft.learningRate = Setting.of(0.02);
        draft.epochs = 60;
        Training training = new Dl4jTrainer(new DataSets(directory)).prepare(draft.build(), Map.of(), model());
        training.train(TrainingListener.SILENT);
        return training.evaluate().orElseThrow();
    }

    /** The mean squared error of predictions that are made row by row from the model file. */
    private double errorOnTest() {
        Dataset data = new DataSets(directory).load(csv.build());
        MultiLayerNetwork network = ModelFile.load(model());
        double sum = 0;
        for (int i = 0; i < data.test().size(); i++) {
            FloatBuffer row = FloatBuffer.allocate(data.width());
            data.test().write(i, row);
            float[] outputs =
                    network.output(Nd4j.create(new float[][] {row.array()})).toFloatVector();
            Map<String, Double> said = data.encoding().decode(outputs);
            for (int j = 0; j < 2; j++) {
                double truth = data.target().original(j, data.test().target(i, j));
                double error = said.get(data.target().names().get(j)) - truth;
                sum += error * error;
            }
        }
        return sum / data.test().size() / 2;
    }

    private Path model() {
        return directory.resolve("model.zip");
    }
}
