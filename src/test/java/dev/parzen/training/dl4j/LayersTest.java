package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Pooling;
import dev.parzen.objective.network.layer.AveragePooling;
import dev.parzen.objective.network.layer.Convolution1d;
import dev.parzen.objective.network.layer.Convolution2d;
import dev.parzen.objective.network.layer.Embedding;
import dev.parzen.objective.network.layer.GlobalPooling;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.network.layer.Lstm;
import dev.parzen.objective.network.layer.MaxPooling;
import dev.parzen.objective.network.layer.Side;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.model.ModelFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What layers compute, against their formulas written out; rows of 784 numbers are read in several shapes. In the
 * formulas x[i][j][c] is number (i·width + j)·channels + c of a row.
 */
class LayersTest {
    private static final Dataset DATA =
            new DataSets(Path.of("none")).load(new DrawnDigits(100, 0, NetworkDraft.usualSplit()));
    private static final int ROWS = 2;
    private static final Setting<Initialization> AUTO = Setting.of(Initialization.AUTO);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void convolvesAnImage(Padding padding) {
        int height = 7;
        int width = 16;
        int channels = 7;
        Net net = new Net(List.of(height, width, channels), convolution2d(3, 5, 2, padding));
        INDArray w = net.param("0_W"); // filter, channel, row, column
        INDArray b = net.param("0_b");
        int rows = padding == Padding.SAME ? 4 : 2;
        int columns = padding == Padding.SAME ? 8 : 6;
        int top = padding == Padding.SAME ? 2 : 0; // of (4 − 1)·2 + 5 − 7 = 4 in all
        int left = padding == Padding.SAME ? 1 : 0; // of (8 − 1)·2 + 5 − 16 = 3 in all
        INDArray y = net.outputOfLayer(0);
        assertThat(y.shape()).containsExactly(ROWS, 3, rows, columns);
        for (int r = 0; r < ROWS; r++) {
            for (int f = 0; f < 3; f++) {
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        double sum = b.getDouble(f);
                        for (int m = 0; m < 5; m++) {
                            for (int n = 0; n < 5; n++) {
                                int p = 2 * i + m - top;
                                int q = 2 * j + n - left;
                                for (int c = 0; c < channels && p >= 0 && p < height && q >= 0 && q < width; c++) {
                                    sum += w.getDouble(f, c, m, n) * net.x(r, (p * width + q) * channels + c);
                                }
                            }
                        }
                        assertThat(y.getDouble(r, f, i, j)).isCloseTo(Math.tanh(sum), within(2e-6));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void convolvesASequence(Padding padding) {
        Net net = new Net(
                List.of(56, 14),
                new Convolution1d(
                        Setting.of(3),
                        Setting.of(4),
                        Setting.of(3),
                        Setting.of(padding),
                        Setting.of(ActivationFunction.TANH),
                        AUTO,
                        Setting.of(false),
                        Setting.of(Side.BEFORE),
                        Setting.of(0.0)));
        INDArray w = net.param("0_W"); // filter, feature, step, 1
        int places = padding == Padding.SAME ? 19 : 18;
        int ahead = padding == Padding.SAME ? 1 : 0; // of (19 − 1)·3 + 4 − 56 = 2 in all
        INDArray y = net.outputOfLayer(0);
        assertThat(y.shape()).containsExactly(ROWS, 3, places, 1);
        for (int r = 0; r < ROWS; r++) {
            for (int f = 0; f < 3; f++) {
                for (int i = 0; i < places; i++) {
                    double sum = net.param("0_b").getDouble(f);
                    for (int m = 0; m < 4; m++) {
                        int step = 3 * i + m - ahead;
                        for (int c = 0; c < 14 && step >= 0 && step < 56; c++) {
                            sum += w.getDouble(f, c, m, 0) * net.x(r, step * 14 + c);
                        }
                    }
                    assertThat(y.getDouble(r, f, i, 0)).isCloseTo(Math.tanh(sum), within(2e-6));
                }
            }
        }
    }

    static Stream<LayerSpec> poolings() {
        return Stream.of(Padding.values())
                .flatMap(padding -> Stream.of(
                        new MaxPooling(Setting.of(3), Optional.of(Setting.of(2)), Setting.of(padding)),
                        new AveragePooling(Setting.of(3), Optional.of(Setting.of(2)), Setting.of(padding))));
    }

    /** Along an axis of 14, stride 2, a window of 3: 6 places inside, or 7 with 1 of padding behind the far edge. */
    @ParameterizedTest
    @MethodSource("poolings")
    void poolsAnImageAndASequence(LayerSpec pooling) {
        boolean isMax = pooling instanceof MaxPooling;
        Net image = new Net(List.of(14, 14, 4), pooling);
        INDArray y = image.outputOfLayer(0);
        int places = (int) y.size(2);
        assertThat(places).isEqualTo(pooling.toString().contains("SAME") ? 7 : 6);
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < places; j++) {
                for (int c = 0; c < 4; c++) {
                    Window window = new Window();
                    for (int p = 2 * i; p < Math.min(14, 2 * i + 3); p++) {
                        for (int q = 2 * j; q < Math.min(14, 2 * j + 3); q++) {
                            window.add(image.x(1, (p * 14 + q) * 4 + c));
                        }
                    }
                    assertThat(y.getDouble(1, c, i, j)).isCloseTo(window.pooled(isMax), within(1e-6));
                }
            }
        }
        Net sequence = new Net(List.of(14, 56), pooling);
        INDArray z = sequence.outputOfLayer(0);
        assertThat(z.shape()).containsExactly(ROWS, 56, places, 1);
        for (int i = 0; i < places; i++) {
            Window window = new Window();
            for (int p = 2 * i; p < Math.min(14, 2 * i + 3); p++) {
                window.add(sequence.x(1, p * 56 + 9));
            }
            assertThat(z.getDouble(1, 9, i, 0)).isCloseTo(window.pooled(isMax), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void poolsEverything(Pooling function) {
        Net image = new Net(List.of(7, 14, 8), new GlobalPooling(Setting.of(function)));
        Net sequence = new Net(List.of(98, 8), new GlobalPooling(Setting.of(function)));
        for (int c = 0; c < 8; c++) {
            Window all = new Window();
            for (int place = 0; place < 98; place++) {
                all.add(image.x(1, place * 8 + c));
            }
            double expected = all.pooled(function == Pooling.MAX);
            assertThat(image.outputOfLayer(0).getDouble(1, c)).isCloseTo(expected, within(1e-6));
            assertThat(sequence.outputOfLayer(0).getDouble(1, c)).isCloseTo(expected, within(1e-6));
        }
    }

    /** DL4J keeps the weights of g, f, o and i side by side in this order. */
    @Test
    void stepsThroughASequenceAsTheFormulasOfTheLstmSay() {
        int steps = 7;
        int features = 112;
        int units = 5;
        Net every =
                new Net(List.of(steps, features), new Lstm(Setting.of(units), Setting.of(true), AUTO, Setting.of(0.0)));
        Net last = new Net(List.of(steps, features), Lstm.of(Setting.of(units)));
        assertThat(every.param("0_b").getDouble(units))
                .as("the forget gate's bias at the beginning")
                .isEqualTo(1);
        INDArray w = every.param("0_W");
        INDArray u = every.param("0_RW");
        INDArray b = every.param("0_b");
        double[] h = new double[units];
        double[] c = new double[units];
        for (int t = 0; t < steps; t++) {
            double[] z = new double[4 * units];
            for (int k = 0; k < z.length; k++) {
                z[k] = b.getDouble(k);
                for (int f = 0; f < features; f++) {
                    z[k] += every.x(1, t * features + f) * w.getDouble(f, k);
                }
                for (int j = 0; j < units; j++) {
                    z[k] += h[j] * u.getDouble(j, k);
                }
            }
            for (int j = 0; j < units; j++) {
                double g = Math.tanh(z[j]);
                c[j] = sigmoid(z[units + j]) * c[j] + sigmoid(z[3 * units + j]) * g;
                h[j] = sigmoid(z[2 * units + j]) * Math.tanh(c[j]);
                assertThat(every.outputOfLayer(0).getDouble(1, j, t)).isCloseTo(h[j], within(2e-6));
            }
        }
        for (int j = 0; j < units; j++) {
            assertThat(last.outputOfLayer(0).getDouble(1, j)).isCloseTo(h[j], within(2e-6));
        }
    }

    @Test
    void looksUpTheVectorOfEachNumber() {
        Net net = new Net(List.of(784), new Embedding(Setting.of(9), Setting.of(3), AUTO));
        INDArray tokens = Nd4j.zeros(DataType.FLOAT, ROWS, 784);
        for (int i = 0; i < 784; i++) {
            tokens.putScalar(1, i, i % 9);
        }
        INDArray y = net.network.feedForward(tokens, false).get(1);
        assertThat(y.shape()).containsExactly(ROWS, 3, 784);
        for (int i = 0; i < 784; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(y.getDouble(1, j, i)).isEqualTo(net.param("0_W").getDouble(i % 9, j));
                assertThat(y.getDouble(0, j, i)).isEqualTo(net.param("0_W").getDouble(0, j));
            }
        }
    }

    @Test
    void keepsTheOrderOfARowWhereNothingMadeAnImageOfItYet() {
        Net net = new Net(List.of(7, 14, 8), new LayerSpec.Flatten(), tanhDense(3, false, Side.BEFORE));
        for (int k = 0; k < 3; k++) {
            double sum = 0;
            for (int i = 0; i < 784; i++) {
                sum += net.x(1, i) * net.param("0_W").getDouble(i, k);
            }
            assertThat(net.outputOfLayer(0).getDouble(1, k)).isCloseTo(Math.tanh(sum), within(2e-5));
        }
    }

    /** In training: (a − mean) / √(variance + ε) of each unit or channel, over rows (and places). */
    @ParameterizedTest
    @EnumSource
    void normalisesOnTheSideOfTheActivationAskedFor(Side side) {
        Net net = new Net(List.of(784), tanhDense(6, true, side));
        List<INDArray> outputs = net.network.feedForward(net.input, true);
        INDArray normalized = outputs.get(2);
        INDArray before = outputs.get(1);
        for (int k = 0; k < 6; k++) {
            double first = before.getDouble(0, k);
            double second = before.getDouble(1, k);
            double expected = (first - second) / 2 / Math.sqrt(Math.pow((first - second) / 2, 2) + 1e-5);
            assertThat(normalized.getDouble(0, k)).isCloseTo(expected, within(1e-4));
            double sum = side == Side.BEFORE ? 0 : net.param("0_b").getDouble(k);
            for (int i = 0; i < 784; i++) {
                sum += net.x(0, i) * net.param("0_W").getDouble(i, k);
            }
            assertThat(first).isCloseTo(side == Side.BEFORE ? sum : Math.tanh(sum), within(2e-5));
        }
        assertThat(net.network.getnLayers()).isEqualTo(side == Side.BEFORE ? 4 : 3);
    }

    @Test
    void normalisesEachChannelWithTheConstantsGiven() {
        double momentum = 0.75;
        double epsilon = 0.5;
        Net net = new Net(
                List.of(7, 14, 8),
                MaxPooling.of(Setting.of(1)),
                new LayerSpec.BatchNormalization(Setting.of(momentum), Setting.of(epsilon)));
        INDArray y = net.network.feedForward(net.input, true).get(2);
        for (int c = 0; c < 8; c++) {
            double mean = 0;
            double square = 0;
            for (int k = 0; k < ROWS * 98; k++) {
                double x = net.x(k / 98, k % 98 * 8 + c);
                mean += x / (ROWS * 98);
                square += x * x / (ROWS * 98);
            }
            double expected = (net.x(1, c) - mean) / Math.sqrt(square - mean * mean + epsilon);
            assertThat(y.getDouble(1, c, 0, 0)).isCloseTo(expected, within(1e-5));
        }
    }

    static Stream<List<LayerSpec>> networks() {
        return Stream.of(
                List.of(
                        convolution2d(3, 3, 1, Padding.SAME),
                        MaxPooling.of(Setting.of(2)),
                        tanhDense(5, false, Side.BEFORE)),
                List.of(
                        convolution2d(2, 3, 2, Padding.VALID),
                        new LayerSpec.BatchNormalization(Setting.of(0.9), Setting.of(1e-5)),
                        AveragePooling.of(Setting.of(2)),
                        convolution2d(2, 1, 1, Padding.VALID),
                        new GlobalPooling(Setting.of(Pooling.AVERAGE))),
                List.of(tanhDense(4, true, Side.AFTER), tanhDense(4, true, Side.BEFORE)),
                List.of(
                        new Lstm(Setting.of(4), Setting.of(true), AUTO, Setting.of(0.0)),
                        Lstm.of(Setting.of(3)),
                        tanhDense(4, false, Side.BEFORE)),
                List.of(
                        Convolution1d.of(Setting.of(4)),
                        AveragePooling.of(Setting.of(2)),
                        new Lstm(Setting.of(3), Setting.of(true), AUTO, Setting.of(0.0))),
                List.of(
                        new Embedding(Setting.of(2), Setting.of(3), AUTO),
                        Convolution1d.of(Setting.of(2)),
                        AveragePooling.of(Setting.of(23)),
                        Lstm.of(Setting.of(3))));
    }

    /** Of 24 parameters spread over the network, by central differences in double precision. */
    @ParameterizedTest
    @MethodSource("networks")
    void hasTheGradientOfItsLoss(List<LayerSpec> layers) {
        Net net = new Net(shapeFor(layers), layers.toArray(LayerSpec[]::new));
        MultiLayerNetwork network = net.network.convertDataType(DataType.DOUBLE);
        INDArray input = net.input.castTo(DataType.DOUBLE);
        network.setInput(layers.get(0) instanceof Embedding ? input.gt(0).castTo(DataType.DOUBLE) : input);
        network.setLabels(Nd4j.eye(10)
                .get(org.nd4j.linalg.indexing.NDArrayIndex.interval(3, 3 + ROWS))
                .castTo(DataType.DOUBLE));
        network.computeGradientAndScore();
        INDArray gradient = network.gradient().gradient().div(ROWS);
        INDArray params = network.params();
        long count = params.length();
        Random random = new Random(5);
        int moving = 0;
        for (int k = 0; k < 24; k++) {
            long at = k < 12 ? count - 1 - k : (long) (random.nextDouble() * count);
            double value = params.getDouble(at);
            double slope = (scoreWith(network, at, value + 1e-5) - scoreWith(network, at, value - 1e-5)) / 2e-5;
            params.putScalar(at, value);
            if (isLearnt(network, at)) {
                assertThat(gradient.getDouble(at))
                        .as("parameter %d of %d", at, count)
                        .isCloseTo(slope, within(2e-6));
                moving += Math.abs(slope) > 1e-4 ? 1 : 0;
            }
        }
        assertThat(moving).isGreaterThan(8);
    }

    private static double scoreWith(MultiLayerNetwork network, long at, double value) {
        network.params().putScalar(at, value);
        network.computeGradientAndScore();
        return network.score();
    }

    /** False for the running means and variances of batch normalisation. */
    private static boolean isLearnt(MultiLayerNetwork network, long at) {
        long end = 0;
        for (Map.Entry<String, INDArray> param : network.paramTable().entrySet()) {
            end += param.getValue().length();
            if (at < end) {
                return !param.getKey().endsWith("mean") && !param.getKey().endsWith("var");
            }
        }
        throw new IllegalStateException();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void hasAsManyParametersAsTheArchitectureSaysAndLivesOnInAFile(List<LayerSpec> layers) {
        Net net = new Net(shapeFor(layers), layers.toArray(LayerSpec[]::new));
        assertThat(net.parameters).isEqualTo(net.network.numParams());
        ModelFile file = ModelFile.of(directory.resolve("model.zip"), net.resolved, Map.of(), DATA.encoding());
        file.save(net.network, Map.of(), 1);
        MultiLayerNetwork read = file.load();
        INDArray input = layers.get(0) instanceof Embedding ? net.input.gt(0).castTo(DataType.FLOAT) : net.input;
        assertThat(read.output(input).toFloatMatrix())
                .isDeepEqualTo(net.network.output(input).toFloatMatrix());
        assertThat(read.output(input).shape()).containsExactly(ROWS, 10);
    }

    private static List<Integer> shapeFor(List<LayerSpec> layers) {
        LayerSpec first = layers.get(0);
        return first instanceof Convolution2d
                ? List.of(7, 14, 8)
                : first instanceof Lstm || first instanceof Convolution1d ? List.of(14, 56) : List.of(784);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Convolution2d convolution2d(int filters, int kernel, int stride, Padding padding) {
        return new Convolution2d(
                Setting.of(filters),
                Setting.of(kernel),
                Setting.of(stride),
                Setting.of(padding),
                Setting.of(ActivationFunction.TANH),
                AUTO,
                Setting.of(false),
                Setting.of(Side.BEFORE),
                Setting.of(0.0));
    }

    private static Dense tanhDense(int width, boolean batchNormalization, Side side) {
        return new Dense(
                Setting.of(width),
                Setting.of(ActivationFunction.TANH),
                AUTO,
                Setting.of(batchNormalization),
                Setting.of(side),
                Setting.of(0.0));
    }

    /** Values that are pooled. */
    private static final class Window {
        private double max = Double.NEGATIVE_INFINITY;
        private double sum;
        private int count;

        void add(double x) {
            max = Math.max(max, x);
            sum += x;
            count++;
        }

        double pooled(boolean isMax) {
            return isMax ? max : sum / count;
        }
    }

    /** An untrained network with two random rows. */
    private static final class Net {
        final ResolvedNetwork resolved;
        final MultiLayerNetwork network;
        final INDArray input = Nd4j.create(DataType.FLOAT, ROWS, 784);
        final long parameters;

        Net(List<Integer> shape, LayerSpec... layers) {
            NetworkDraft draft = new NetworkDraft().layers(layers);
            draft.input = Optional.of(new InputSpec(shape));
            resolved = draft.build().resolve(Map.of());
            network = new MultiLayerNetwork(new Configuration(resolved, DATA).build());
            network.init();
            parameters = resolved.architecture(RowForm.of(Shape.of(784)), 10).parameters();
            Random random = new Random(3);
            for (int i = 0; i < input.length(); i++) {
                input.putScalar(i, (float) random.nextGaussian());
            }
        }

        double x(int row, int i) {
            return input.getDouble(row, i);
        }

        INDArray param(String name) {
            return network.getParam(name);
        }

        INDArray outputOfLayer(int index) {
            return network.feedForward(input, false).get(index + 1);
        }
    }
}
