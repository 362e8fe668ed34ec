package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.data.CategoryEncoding;
import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.GradientClipping;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.objective.network.architecture.NetworkSummary;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.Predictor;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.lean.Step;
import dev.parzen.training.dl4j.rows.Batches;
import dev.parzen.training.dl4j.rule.Tables;
import dev.parzen.training.dl4j.rule.Updaters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Columns x (a number), shop (6 levels, a to f), day (4 levels, p to s), z (a number); shop and day are embedded. */
class TablesTest {
    private static final int ROWS = 960;
    private static final int SHOPS = 6;
    private static final int DAYS = 4;

    @TempDir
    private Path directory;

    private final CsvDraft csv = new CsvDraft("rows.csv");
    private final NetworkDraft draft = new NetworkDraft();

    /** Which class a row has depends on shop, day and the sign of x together: for each of 48 cases it is drawn by lot. */
    @BeforeEach
    void write() throws IOException {
        boolean[] lots = new boolean[2 * SHOPS * DAYS];
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("x,shop,day,z,label\n");
        for (int i = 0; i < ROWS; i++) {
            int pair = i % lots.length;
            lots[pair] = i < lots.length ? random.nextBoolean() : lots[pair];
            int shop = pair / 2 % SHOPS;
            int day = pair / 2 / SHOPS;
            double x = (pair % 2 == 0 ? 1 : -1) * (0.3 + random.nextDouble());
            text.append(x).append(',').append((char) ('a' + shop)).append(',');
            text.append((char) ('p' + day)).append(',').append(random.nextGaussian());
            text.append(lots[pair] ? ",yes\n" : ",no\n");
        }
        Files.writeString(directory.resolve("rows.csv"), text);
        csv.categorical = Optional.of(OneOrMore.of("shop", "day"));
        csv.categoryEncoding = CategoryEncoding.EMBEDDING;
        csv.embeddings = Map.of("day", Optional.of(Setting.of(3)));
        csv.scaling = Scaling.STANDARD;
        draft.layers(new Dense(
                Setting.of(16),
                Setting.of(ActivationFunction.TANH),
                Setting.of(Initialization.AUTO),
                Setting.of(false),
                Setting.of(0.0)));
        draft.epochs = 3;
        draft.earlyStopping = Optional.empty();
    }

    @Test
    void putsAVectorInThePlaceOfEachLevel() {
        try (Net net = new Net()) {
            INDArray w = net.model.getParam("0_W");
            assertThat(w.shape())
                    .as("1 + 6 + 4 + 1 numbers become 1 + 3 + 3 + 1")
                    .containsExactly(12, 8);
            INDArray input = Nd4j.create(new float[][] {row(0.7f, 'c', 'q', -2), row(1.5f, 'h', 's', 4)});
            float[][] y = net.model.feedForward(input, false).get(1).toFloatMatrix();
            for (int d = 0; d < 3; d++) {
                assertThat(y[0][1 + d]).as("shop c").isEqualTo(w.getFloat(1 + 2, 1 + d));
                assertThat(y[0][4 + d]).as("day q").isEqualTo(w.getFloat(7 + 1, 4 + d));
                assertThat(y[1][1 + d]).as("an unknown shop").isZero();
                assertThat(y[1][4 + d]).as("day s").isEqualTo(w.getFloat(7 + 3, 4 + d));
            }
            assertThat(new float[] {y[0][0], y[0][7], y[1][0], y[1][7]}).containsExactly(0.7f, -2, 1.5f, 4);
        }
    }

    @Test
    void beginsBetweenPlusAndMinusATwentieth() {
        csv.embeddingDimension = Optional.of(Setting.of(500));
        try (Net net = new Net()) {
            double[] shops = net.model
                    .getParam("0_W")
                    .get(NDArrayIndex.interval(1, 7), NDArrayIndex.interval(1, 501))
                    .dup()
                    .data()
                    .asDouble();
            assertThat(shops).hasSize(3000);
            assertThat(Arrays.stream(shops).map(Math::abs).max().orElseThrow()).isBetween(0.049, 0.05);
            double squares = Arrays.stream(shops).map(x -> x * x).sum() / shops.length;
            double variance = 0.05 * 0.05 / 3;
            assertThat(squares)
                    .as("±5 standard deviations, √(4/45)·0.05²/√3000 each")
                    .isCloseTo(variance, within(5 * Math.sqrt(4.0 / 45) * 0.0025 / Math.sqrt(3000)));
        }
    }

    /** By central differences in double precision, of every number of the tables. */
    @Test
    void hasTheGradientOfItsLoss() {
        try (Net net = new Net()) {
            MultiLayerNetwork network = net.model.convertDataType(DataType.DOUBLE);
            network.setInput(
                    Nd4j.create(new double[][] {doubles(row(0.7f, 'c', 'q', -2)), doubles(row(1.5f, 'a', 'q', 1))}));
            network.setLabels(Nd4j.eye(2).castTo(DataType.DOUBLE));
            network.computeGradientAndScore();
            INDArray gradient = network.gradient().getGradientFor("0_W").div(2).dup();
            INDArray w = network.getParam("0_W");
            int moving = 0;
            for (int i = 0; i < 12; i++) {
                for (int j = 0; j < 8; j++) {
                    if (isLearnt(i, j)) {
                        double value = w.getDouble(i, j);
                        double slope =
                                (scoreWith(network, w, i, j, value + 1e-5) - scoreWith(network, w, i, j, value - 1e-5))
                                        / 2e-5;
                        w.putScalar(i, j, value);
                        assertThat(gradient.getDouble(i, j)).isCloseTo(slope, within(1e-8));
                        moving += Math.abs(slope) > 1e-6 ? 1 : 0;
                    }
                }
            }
            assertThat(moving).as("shops a and c, day q: three vectors of 3").isEqualTo(9);
        }
    }

    private static double scoreWith(MultiLayerNetwork network, INDArray w, int i, int j, double value) {
        w.putScalar(i, j, value);
        network.computeGradientAndScore();
        return network.score();
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingButTheTables(Optimizer optimizer) throws IOException {
        draft.optimizer = Setting.of(optimizer);
        draft.learningRate = Setting.of(optimizer == Optimizer.ADADELTA ? 1.0 : 0.01);
        draft.l1 = Setting.of(1e-4);
        draft.l2 = Setting.of(1e-3);
        draft.weightDecay = Optional.of(Setting.of(0.02));
        draft.maxNorm = Optional.of(Setting.of(0.9));
        double[][] began;
        try (Net net = new Net()) {
            began = net.model.getParam("0_W").toDoubleMatrix();
        }
        Training training = prepare();
        training.train(TrainingListener.SILENT);
        double[][] w = ModelSerializer.restoreMultiLayerNetwork(model().toFile())
                .getParam("0_W")
                .toDoubleMatrix();
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                if (isLearnt(i, j)) {
                    assertThat(w[i][j]).isNotEqualTo(began[i][j]).isFinite();
                } else {
                    assertThat(w[i][j]).isEqualTo(i == 0 && j == 0 || i == 11 && j == 7 ? 1 : 0);
                }
            }
        }
    }

    /** Our own steps do what DL4J's updater, confined to the tables, does. */
    @ParameterizedTest
    @EnumSource
    void takesTheSameStepsOfItsOwn(Optimizer optimizer) {
        draft.optimizer = Setting.of(optimizer);
        draft.learningRate = Setting.of(optimizer == Optimizer.ADADELTA ? 1.0 : 0.01);
        draft.l1 = Setting.of(1e-4);
        draft.l2 = Setting.of(1e-3);
        draft.weightDecay = Optional.of(Setting.of(0.02));
        draft.gradientClipping = new GradientClipping.ByGlobalNorm(Setting.of(0.1));
        try (Net own = new Net();
                Net library = new Net();
                Step step = Step.of(own.model, 32);
                Batches batches = new Batches(own.data, own.network)) {
            assertThat(step.getClass().getSimpleName()).isEqualTo("LeanStep");
            INDArray began = own.model.params().dup();
            batches.allOfEpoch(0, batch -> {
                step.on(batch);
                library.model.fit(batch);
                return true;
            });
            double moved = own.model.params().distance2(began);
            assertThat(moved).isGreaterThan(0.01);
            assertThat(own.model.params().distance2(library.model.params())).isLessThan(1e-3 * moved);
        }
    }

    /** One step of plain SGD at the rate 1: what is clipped is the norm of what can be learnt. */
    @Test
    void countsOnlyTheTablesForTheNormOfTheGradient() {
        draft.optimizer = Setting.of(Optimizer.SGD);
        draft.learningRate = Setting.of(1.0);
        try (Net before = new Net();
                Net free = stepped()) {
            INDArray step = before.model.params().sub(free.model.params());
            double norm = step.norm2Number().doubleValue();
            draft.gradientClipping = new GradientClipping.ByGlobalNorm(Setting.of(norm / 2));
            try (Net clipped = stepped()) {
                INDArray half = before.model.params().sub(clipped.model.params());
                assertThat(half.distance2(step.mul(0.5))).isLessThan(1e-6 * norm);
            }
        }
    }

    @Test
    void learnsWhatTheColumnsSayTogetherAndAnswersFromItsFile() throws IOException {
        csv.embeddings = Map.of();
        csv.embeddingDimension = Optional.of(Setting.param("dimension"));
        draft.epochs = 60;
        draft.learningRate = Setting.of(0.01);
        Map<String, ParameterValue> values = Map.of("dimension", ParameterValue.of(4));
        draft.data = csv.build();
        NeuralNetwork network = draft.build();
        Training training = new Dl4jTrainer(new DataSets(directory)).prepare(network, values, model());
        training.train(TrainingListener.SILENT);
        assertThat(training.evaluate().orElseThrow().accuracy()).isGreaterThan(0.95);
        MultiLayerNetwork alone = ModelSerializer.restoreMultiLayerNetwork(model().toFile());
        try (Predictor predictor = Predictor.load(model())) {
            assertThat(predictor.columns()).containsExactly("x", "shop", "day", "z");
            float[] known = predictor.encode(List.of("0.5", "b", "r", "0"));
            float[] unknown = predictor.encode(List.of("0.5", "unheard of", "r", "0"));
            List<Map<String, Double>> answers = predictor.predict(List.of(known, unknown));
            float[][] same =
                    alone.output(Nd4j.create(new float[][] {known, unknown})).toFloatMatrix();
            for (int i = 0; i < 2; i++) {
                assertThat(answers.get(i).get("yes")).isEqualTo(same[i][1]);
            }
            assertThat(answers.get(1)).isNotEqualTo(answers.get(0));
        }
    }

    @Test
    void showsTheTablesInASummary() {
        ResolvedNetwork network = resolved();
        Architecture architecture = Configuration.architecture(network, data());
        NetworkSummary summary = NetworkSummary.of(network, architecture);
        NetworkSummary.Line first = summary.lines().get(0);
        assertThat(first.name()).isEqualTo("column-embedding-1");
        assertThat(first.details()).isEqualTo("shop 6 → 3, day 4 → 3");
        assertThat(first.output().extents()).containsExactly(8);
        assertThat(summary.trainable()).isEqualTo(6 * 3 + 4 * 3 + 9 * 16 + 17 * 2);
        try (Net net = new Net()) {
            assertThat(summary.parameters()).isEqualTo(net.model.numParams());
        }
    }

    private static boolean isLearnt(int i, int j) {
        boolean isShop = i >= 1 && i < 7 && j >= 1 && j < 4;
        return isShop || i >= 7 && i < 11 && j >= 4 && j < 7;
    }

    private static float[] row(float x, char shop, char day, float z) {
        float[] row = new float[12];
        row[0] = x;
        if (shop < 'a' + SHOPS) {
            row[1 + shop - 'a'] = 1;
        }
        row[7 + day - 'p'] = 1;
        row[11] = z;
        return row;
    }

    private static double[] doubles(float[] row) {
        double[] numbers = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            numbers[i] = row[i];
        }
        return numbers;
    }

    private Path model() {
        return directory.resolve("model.zip");
    }

    private Dataset data() {
        return new DataSets(directory).load(csv.build());
    }

    private ResolvedNetwork resolved() {
        draft.data = csv.build();
        return draft.build().resolve(Map.of());
    }

    private Training prepare() {
        draft.data = csv.build();
        return new Dl4jTrainer(new DataSets(directory)).prepare(draft.build(), Map.of(), model());
    }

    private Net stepped() {
        Net net = new Net();
        try (Batches batches = new Batches(net.data, net.network)) {
            batches.allOfEpoch(0, batch -> {
                net.model.fit(batch);
                return false;
            });
        }
        return net;
    }

    /** A network that has been begun as a training does. */
    private final class Net implements AutoCloseable {
        final ResolvedNetwork network = resolved();
        final Dataset data = data();
        final Tables tables =
                Tables.of(Configuration.architecture(network, data)).orElseThrow();
        final MultiLayerNetwork model = new MultiLayerNetwork(new Configuration(network, data).build());

        Net() {
            model.init();
            tables.begin(model);
            Updaters.confine(model, network.regularization().clipping(), Optional.of(tables));
        }

        @Override
        public void close() {
            tables.close();
            model.close();
        }
    }
}
