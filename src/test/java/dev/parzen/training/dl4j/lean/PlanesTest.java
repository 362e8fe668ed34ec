package dev.parzen.training.dl4j.lean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.preprocessors.PermutePreprocessor;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.regularization.L2Regularization;

/** Convolutions, poolings and what goes with them, against DL4J's own steps. */
class PlanesTest {
    private static final int ITERATIONS = 40;

    /** Sizes, strides and edges of windows; heights and widths differ, so that they cannot be confused. */
    static Stream<Named<Networks>> windows() {
        return Stream.of(ConvolutionMode.Truncate, ConvolutionMode.Same)
                .flatMap(mode -> Stream.of(
                                new int[][] {{1, 1}, {1, 1}},
                                new int[][] {{2, 2}, {1, 1}},
                                new int[][] {{3, 3}, {1, 1}},
                                new int[][] {{4, 4}, {1, 1}},
                                new int[][] {{5, 5}, {1, 1}},
                                new int[][] {{2, 2}, {2, 2}},
                                new int[][] {{3, 3}, {2, 2}},
                                new int[][] {{4, 4}, {3, 3}},
                                new int[][] {{2, 2}, {3, 3}},
                                new int[][] {{1, 1}, {3, 3}},
                                new int[][] {{3, 2}, {1, 2}},
                                new int[][] {{5, 7}, {1, 1}})
                        .flatMap(window -> Stream.of(
                                named(mode, window, convolution(3, window, mode)),
                                named(mode, window, pooling(PoolingType.MAX, window, mode)),
                                named(mode, window, pooling(PoolingType.AVG, window, mode)))));
    }

    private static Named<Networks> named(ConvolutionMode mode, int[][] window, Layer layer) {
        String name = layer.getClass().getSimpleName() + " " + mode + " "
                + (layer instanceof SubsamplingLayer pooling ? pooling.getPoolingType() + " " : "") + window[0][0] + "x"
                + window[0][1] + " by " + window[1][0] + "x" + window[1][1];
        return Named.of(
                name,
                Networks.ofPlanes(2, 7, 8)
                        .layer(convolution(4, new int[][] {{2, 2}, {1, 1}}, ConvolutionMode.Same))
                        .layer(layer)
                        .layer(convolution(2, new int[][] {{1, 1}, {1, 1}}, ConvolutionMode.Same)));
    }

    static Stream<Named<Networks>> networks() {
        int[][] three = {{3, 3}, {1, 1}};
        int[][] two = {{2, 2}, {2, 2}};
        ConvolutionMode mode = ConvolutionMode.Truncate;
        Networks usual = Networks.ofPlanes(1, 14, 14)
                .layer(convolution(4, three, mode))
                .layer(pooling(PoolingType.MAX, two, mode))
                .layer(convolution(6, three, mode))
                .layer(pooling(PoolingType.MAX, two, mode))
                .dense(8, Activation.RELU);
        usual.updater = new Adam(0.003);
        usual.terms = List.of(new L2Regularization(0.01));
        Networks before = Networks.ofPlanes(2, 6, 5)
                .layer(bare(5, three))
                .layer(normalization())
                .layer(new ActivationLayer(Activation.ELU))
                .layer(pooling(PoolingType.AVG, two, mode))
                .layer(bare(3, new int[][] {{2, 1}, {1, 1}}))
                .layer(normalization())
                .layer(new ActivationLayer(Activation.TANH));
        before.updater = new Nesterovs(0.02, 0.9);
        Networks after = Networks.ofPlanes(2, 6, 5)
                .layer(convolution(5, three, mode))
                .layer(normalization())
                .dense(6, Activation.TANH);
        Networks first = Networks.ofPlanes(2, 6, 5).layer(normalization()).layer(convolution(3, three, mode));
        Networks pooled = Networks.ofPlanes(3, 8, 6)
                .layer(pooling(PoolingType.AVG, two, mode))
                .layer(new ActivationLayer(Activation.SWISH))
                .layer(convolution(3, three, mode));
        Networks mean = Networks.ofPlanes(2, 6, 5)
                .layer(convolution(5, three, mode))
                .layer(new GlobalPoolingLayer(PoolingType.AVG))
                .dense(5, Activation.TANH);
        Networks largest = Networks.ofPlanes(2, 6, 5)
                .layer(convolution(5, three, mode))
                .layer(new GlobalPoolingLayer(PoolingType.MAX));
        Networks channelsLast = Networks.ofPlanes(1, 1, 5 * 6 * 3)
                .between(new ComposableInputPreProcessor(
                        new ReshapePreprocessor(new long[] {90}, new long[] {5, 6, 3}, false),
                        new PermutePreprocessor(1, 3, 2),
                        new PermutePreprocessor(2, 1, 3)))
                .layer(convolution(3, three, mode));
        Networks sequence = Networks.ofPlanes(3, 15, 1)
                .layer(convolution(4, new int[][] {{3, 1}, {1, 1}}, mode))
                .layer(pooling(PoolingType.MAX, new int[][] {{2, 1}, {2, 1}}, mode))
                .layer(convolution(3, new int[][] {{4, 1}, {2, 1}}, ConvolutionMode.Same));
        Networks large = Networks.ofPlanes(9, 20, 21)
                .layer(convolution(3, new int[][] {{5, 5}, {1, 1}}, mode))
                .layer(convolution(2, new int[][] {{5, 5}, {1, 1}}, ConvolutionMode.Same));
        return Stream.of(
                Named.of("the usual", usual),
                Named.of("normalised before the activation, no biases", before),
                Named.of("normalised after the activation", after),
                Named.of("normalised first", first),
                Named.of("pooled first", pooled),
                Named.of("mean of a channel", mean),
                Named.of("largest of a channel", largest),
                Named.of("rows with channels last", channelsLast),
                Named.of("a sequence", sequence),
                Named.of("more than is laid out at once", large));
    }

    @ParameterizedTest
    @MethodSource({"windows", "networks"})
    void takesTheStepThatDl4jTakes(Networks settings) {
        Comparison.ofSteps(settings, ITERATIONS);
    }

    @ParameterizedTest
    @MethodSource({"windows", "networks"})
    void computesTheOutputsThatDl4jComputes(Networks settings) {
        Comparison.ofOutputs(settings);
    }

    /** Numbers of which many in a window are equal: the gradient must go where DL4J lets it go. */
    @ParameterizedTest
    @MethodSource
    void choosesAmongEqualsAsDl4jDoes(Layer pooling) {
        Networks settings = Networks.ofPlanes(1, 9, 8)
                .layer(convolution(4, new int[][] {{2, 2}, {1, 1}}, ConvolutionMode.Same))
                .layer(pooling)
                .dense(5, Activation.TANH);
        MultiLayerNetwork network = settings.build();
        MultiLayerNetwork expected = settings.build();
        Random random = new Random(8);
        try (Step step = Comparison.lean(network)) {
            for (int i = 0; i < 20; i++) {
                DataSet batch = settings.rows(Comparison.size(i), random);
                INDArray rows = batch.getFeatures();
                for (long j = 0; j < rows.length(); j++) {
                    rows.putScalar(j, Math.max(0, Math.round(rows.getDouble(j) / 2)));
                }
                expected.setParams(network.params());
                step.on(batch);
                expected.fit(batch);
                assertThat(Comparison.largest(network.params().sub(expected.params())))
                        .isLessThan(2e-6);
            }
        }
    }

    static Stream<Layer> choosesAmongEqualsAsDl4jDoes() {
        return Stream.of(
                pooling(PoolingType.MAX, new int[][] {{2, 2}, {2, 2}}, ConvolutionMode.Truncate),
                pooling(PoolingType.MAX, new int[][] {{3, 3}, {2, 2}}, ConvolutionMode.Same),
                pooling(PoolingType.MAX, new int[][] {{3, 3}, {1, 1}}, ConvolutionMode.Same),
                new GlobalPoolingLayer(PoolingType.MAX));
    }

    private static ConvolutionLayer convolution(int filters, int[][] window, ConvolutionMode mode) {
        return new ConvolutionLayer.Builder(window[0], window[1])
                .convolutionMode(mode)
                .nOut(filters)
                .activation(Activation.TANH)
                .build();
    }

    private static ConvolutionLayer bare(int filters, int[][] window) {
        return new ConvolutionLayer.Builder(window[0], window[1])
                .nOut(filters)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static SubsamplingLayer pooling(PoolingType type, int[][] window, ConvolutionMode mode) {
        return new SubsamplingLayer.Builder(
                        type == PoolingType.MAX ? SubsamplingLayer.PoolingType.MAX : SubsamplingLayer.PoolingType.AVG,
                        window[0],
                        window[1])
                .convolutionMode(mode)
                .build();
    }

    private static BatchNormalization normalization() {
        return new BatchNormalization.Builder().useLogStd(false).build();
    }
}
