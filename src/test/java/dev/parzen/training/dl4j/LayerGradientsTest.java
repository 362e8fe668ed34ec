package dev.parzen.training.dl4j;

import static dev.parzen.training.dl4j.LayerNet.AUTO;
import static dev.parzen.training.dl4j.LayerNet.DATA;
import static dev.parzen.training.dl4j.LayerNet.ROWS;
import static dev.parzen.training.dl4j.LayerNet.convolution2d;
import static dev.parzen.training.dl4j.LayerNet.tanhDense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Pooling;
import dev.parzen.objective.network.layer.AveragePooling;
import dev.parzen.objective.network.layer.Convolution1d;
import dev.parzen.objective.network.layer.Convolution2d;
import dev.parzen.objective.network.layer.Embedding;
import dev.parzen.objective.network.layer.GlobalPooling;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.Lstm;
import dev.parzen.objective.network.layer.MaxPooling;
import dev.parzen.objective.network.layer.Side;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.dl4j.model.ModelFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks of all layers: their gradients, their numbers of parameters, and their life in a file. */
class LayerGradientsTest {
    @TempDir
    private Path directory;

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
        LayerNet net = new LayerNet(shapeFor(layers), layers.toArray(LayerSpec[]::new));
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
        LayerNet net = new LayerNet(shapeFor(layers), layers.toArray(LayerSpec[]::new));
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
}
