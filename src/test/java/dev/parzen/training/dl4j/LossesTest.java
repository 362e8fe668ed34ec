package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Measure;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.InvalidValueException;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.loss.Losses;
import dev.parzen.training.dl4j.loss.TargetEncoding;
import dev.parzen.training.dl4j.rows.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

class LossesTest {
    /** What each of two rows of three units receives; then what it should put out. */
    private static final double[][] RECEIVED = {{0.3, -1.2, 2.1}, {-0.4, 0.9, 0.2}};

    private static final double[][] ONE_HOT = {{0, 1, 0}, {0, 0, 1}};
    private static final double[][] FLAGS = {{1, 1, 0}, {0, 0, 1}};
    private static final double[][] SIGNS = {{1, 1, -1}, {-1, -1, 1}};
    private static final double[][] NUMBERS = {{0.5, -3, 2}, {-0.7, 0, 4}};

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "CROSS_ENTROPY, SOFTMAX",
        "BINARY_CROSS_ENTROPY, SIGMOID",
        "MEAN_SQUARED_ERROR, IDENTITY",
        "MEAN_SQUARED_ERROR, SIGMOID",
        "MEAN_SQUARED_ERROR, SOFTMAX",
        "MEAN_ABSOLUTE_ERROR, IDENTITY",
        "MEAN_ABSOLUTE_ERROR, SIGMOID",
        "HINGE, IDENTITY",
        "HINGE, TANH"
    })
    void isItsFormulaAndGoesBackByItsDerivative(Loss loss, Activation function) {
        ILossFunction inDl4j = Losses.of(loss);
        IActivation activation = function.getActivationFunction();
        INDArray targets = Nd4j.createFromArray(targets(loss));
        double[][] y =
                activation.getActivation(Nd4j.createFromArray(RECEIVED), true).toDoubleMatrix();
        double sum = formula(loss, y[0], targets(loss)[0]) + formula(loss, y[1], targets(loss)[1]);
        assertThat(score(inDl4j, activation, targets, RECEIVED)).isCloseTo(sum, within(1e-9));
        INDArray back = inDl4j.computeGradient(targets, Nd4j.createFromArray(RECEIVED), activation, null);
        for (int row = 0; row < 2; row++) {
            for (int j = 0; j < 3; j++) {
                double above = score(inDl4j, activation, targets, moved(row, j, 1e-6));
                double below = score(inDl4j, activation, targets, moved(row, j, -1e-6));
                assertThat(back.getDouble(row, j))
                        .as("row " + row + ", unit " + j)
                        .isCloseTo((above - below) / 2e-6, within(1e-8));
            }
        }
    }

    private static double[][] targets(Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> ONE_HOT;
            case BINARY_CROSS_ENTROPY -> FLAGS;
            case HINGE -> SIGNS;
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, AUTO -> NUMBERS;
        };
    }

    private static double formula(Loss loss, double[] y, double[] t) {
        return switch (loss) {
            case CROSS_ENTROPY ->
                IntStream.range(0, 3).mapToDouble(j -> -t[j] * Math.log(y[j])).sum();
            case BINARY_CROSS_ENTROPY -> mean(j -> -t[j] * Math.log(y[j]) - (1 - t[j]) * Math.log(1 - y[j]));
            case MEAN_SQUARED_ERROR -> mean(j -> Math.pow(y[j] - t[j], 2));
            case MEAN_ABSOLUTE_ERROR -> mean(j -> Math.abs(y[j] - t[j]));
            case HINGE -> mean(j -> Math.max(0, 1 - t[j] * y[j]));
            case AUTO -> throw new IllegalArgumentException();
        };
    }

    private static double mean(java.util.function.IntToDoubleFunction loss) {
        return IntStream.range(0, 3).mapToDouble(loss).average().orElseThrow();
    }

    private static double score(ILossFunction loss, IActivation activation, INDArray targets, double[][] received) {
        return loss.computeScore(targets, Nd4j.createFromArray(received), activation, null, false);
    }

    private static double[][] moved(int row, int j, double by) {
        double[][] moved = {RECEIVED[0].clone(), RECEIVED[1].clone()};
        moved[row][j] += by;
        return moved;
    }

    /** With DL4J's own binary cross-entropy the derivative is 0 there in single precision. */
    @Test
    void learnsFromAUnitThatIsSurelyWrong() {
        INDArray received = Nd4j.createFromArray(new float[][] {{-40}, {40}});
        INDArray targets = Nd4j.createFromArray(new float[][] {{1}, {0}});
        IActivation sigmoid = Activation.SIGMOID.getActivationFunction();
        INDArray back = Losses.of(Loss.BINARY_CROSS_ENTROPY).computeGradient(targets, received, sigmoid, null);
        assertThat(back.toFloatVector()).containsExactly(-1, 1);
        assertThat(Losses.of(Loss.BINARY_CROSS_ENTROPY).computeScore(targets, received, sigmoid, null, true))
                .isCloseTo(-Math.log(1e-7), within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSIFICATION, two, CROSS_ENTROPY, 2",
        "CLASSIFICATION, three, CROSS_ENTROPY, 3",
        "CLASSIFICATION, two, BINARY_CROSS_ENTROPY, 1",
        "CLASSIFICATION, two, HINGE, 1",
        "CLASSIFICATION, three, HINGE, 3",
        "CLASSIFICATION, three, MEAN_SQUARED_ERROR, 3",
        "CLASSIFICATION, three, MEAN_ABSOLUTE_ERROR, 3",
        "MULTI_LABEL, 'two,other', BINARY_CROSS_ENTROPY, 2",
        "MULTI_LABEL, 'two,other', HINGE, 2",
        "MULTI_LABEL, 'two,other', MEAN_SQUARED_ERROR, 2",
        "REGRESSION, sum, MEAN_SQUARED_ERROR, 1",
        "REGRESSION, 'sum,difference', MEAN_ABSOLUTE_ERROR, 2"
    })
    void isMeasuredWithoutTheTermForTheWeightsAndLearnt(Task task, String label, Loss loss, int units) {
        NetworkDraft draft = draft(task, label);
        draft.loss = Setting.of(loss);
        draft.l2 = Setting.of(0.5);
        ResolvedNetwork network = draft.build().resolve(Map.of());
        Dataset data = new DataSets(directory).load(draft.data);
        MultiLayerNetwork model = new MultiLayerNetwork(new Configuration(network, data).build());
        model.init();
        assertThat(model.getParam("1_b").length()).isEqualTo(units);
        try (Probe probe = new Probe(data.training(), data, loss, Integer.MAX_VALUE)) {
            DataSet rows = everything(data, loss);
            double measured = probe.measure(model, false).figure(Measure.LOSS);
            double score = model.scoreExamples(rows, false).meanNumber().doubleValue();
            int sum = loss == Loss.MEAN_ABSOLUTE_ERROR ? units : 1; // DL4J divides this one only where it trains
            assertThat(measured).isCloseTo(score / sum, within(1e-5));
            assertThat(measured).isLessThan(model.score(rows) - 0.1);
        }
        draft.l2 = Setting.of(0.0);
        List<Double> losses = new ArrayList<>();
        new Dl4jTrainer(new DataSets(directory))
                .prepare(draft.build(), Map.of(), directory.resolve("model.zip"))
                .train(epoch -> {
                    losses.add(epoch.of(Metric.VALIDATION_LOSS));
                    return Answer.CONTINUE;
                });
        assertThat(losses.get(losses.size() - 1)).as("of " + losses).isLessThan(0.6 * losses.get(0));
    }

    @ParameterizedTest
    @CsvSource({"two, BINARY_CROSS_ENTROPY", "two, HINGE", "three, HINGE", "three, CROSS_ENTROPY"})
    void tellsClassesApart(String label, Loss loss) {
        NetworkDraft draft = draft(Task.CLASSIFICATION, label);
        draft.loss = Setting.of(loss);
        Training training = new Dl4jTrainer(new DataSets(directory))
                .prepare(draft.build(), Map.of(), directory.resolve("model.zip"));
        training.train(TrainingListener.SILENT);
        assertThat(training.evaluate().orElseThrow().accuracy()).isGreaterThan(0.9);
    }

    @Test
    void refusesBinaryCrossEntropyForThreeClasses() {
        NetworkDraft draft = draft(Task.CLASSIFICATION, "three");
        draft.loss = Setting.of(Loss.BINARY_CROSS_ENTROPY);
        Dataset data = new DataSets(directory).load(draft.data);
        assertThatThrownBy(() -> new Configuration(draft.build().resolve(Map.of()), data).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("3 classes", "cross-entropy");
    }

    private NetworkDraft draft(Task task, String label) {
        CsvDraft csv = new CsvDraft("rows.csv");
        csv.task = task;
        csv.label = new OneOrMore<>(List.of(label.split(",")));
        csv.ignore = List.of("two", "other", "three", "sum", "difference").stream()
                .filter(column -> !List.of(label.split(",")).contains(column))
                .toList();
        write();
        NetworkDraft draft = new NetworkDraft().layers(Dense.of(Setting.of(12)));
        draft.data = csv.build();
        draft.learningRate = Setting.of(0.02);
        draft.batchSize = Setting.of(16);
        draft.epochs = 40;
        return draft;
    }

    private void write() {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of("a,b,c,two,other,three,sum,difference"));
        for (int i = 0; i < 300; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double c = random.nextGaussian();
            double sum = a + b;
            lines.add(a + "," + b + "," + c + "," + (sum > 0 ? 1 : 0) + "," + (b > c ? 1 : 0) + ","
                    + (sum < -0.6 ? "low" : sum > 0.6 ? "high" : "mid") + "," + sum + "," + (a - b));
        }
        try {
            Files.write(directory.resolve("rows.csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSet everything(Dataset data, Loss loss) {
        int[] order = IntStream.range(0, data.training().size()).toArray();
        TargetEncoding encoding = TargetEncoding.of(data.target(), loss);
        Rows features = new Rows(order.length, data.width());
        Rows labels = new Rows(order.length, encoding.width());
        features.fill(data.training(), order, 0);
        labels.fillTargets(encoding, data.training(), order, 0);
        return new DataSet(features.array(), labels.array());
    }
}
