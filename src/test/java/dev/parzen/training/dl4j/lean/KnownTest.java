package dev.parzen.training.dl4j.lean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.schedule.FixedSchedule;

/** What is not known is left to DL4J, however little it differs from what is. */
class KnownTest {
    static Stream<Layer> known() {
        return Stream.of(
                dense().build(),
                dense().activation(Activation.RELU).build(),
                dense().activation(new ActivationLReLU(0.2)).build(),
                dense().constrainWeights(new MaxNormConstraint(1, 1)).build(),
                new ActivationLayer(Activation.SWISH),
                new DropoutLayer(0.8),
                new BatchNormalization.Builder().useLogStd(false).build());
    }

    static Stream<Layer> unknown() {
        return Stream.of(
                dense().dropOut(0.5).build(),
                dense().hasLayerNorm(true).build(),
                dense().weightNoise(new DropConnect(0.5)).build(),
                dense().gradientNormalization(GradientNormalization.ClipL2PerLayer)
                        .build(),
                dense().activation(new ActivationELU(0.5)).build(),
                dense().activation(new ActivationGELU(true)).build(),
                dense().activation(new ActivationReLU(6.0, 0.0, 0.0)).build(),
                new DropoutLayer(new GaussianDropout(0.5)),
                new DropoutLayer(new Dropout(new FixedSchedule(0.5))),
                new BatchNormalization.Builder().build(),
                new BatchNormalization.Builder()
                        .useLogStd(false)
                        .lockGammaBeta(true)
                        .build(),
                new ElementWiseMultiplicationLayer.Builder()
                        .nIn(Networks.INPUTS)
                        .nOut(Networks.INPUTS)
                        .activation(Activation.IDENTITY)
                        .build());
    }

    @ParameterizedTest
    @MethodSource
    void known(Layer layer) {
        assertThat(Known.isKnown(new Networks().layer(layer).build())).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void unknown(Layer layer) {
        assertThat(Known.isKnown(new Networks().layer(layer).build())).isFalse();
    }

    static Stream<Layer> knownOnPlanes() {
        return Stream.of(
                convolution().build(),
                convolution().convolutionMode(ConvolutionMode.Same).build(),
                pooling().build(),
                pooling().poolingType(SubsamplingLayer.PoolingType.AVG).build(),
                new GlobalPoolingLayer(PoolingType.AVG),
                new ActivationLayer(Activation.SWISH),
                new DropoutLayer(0.8),
                new BatchNormalization.Builder().useLogStd(false).build());
    }

    static Stream<Layer> unknownOnPlanes() {
        return Stream.of(
                convolution().dilation(2, 2).build(),
                convolution().padding(1, 1).build(),
                convolution().convolutionMode(ConvolutionMode.Strict).build(),
                convolution().activation(Activation.SOFTMAX).build(),
                new SeparableConvolution2D.Builder(2, 2).nOut(3).build(),
                new Deconvolution2D.Builder(2, 2).nOut(3).build(),
                pooling()
                        .poolingType(SubsamplingLayer.PoolingType.PNORM)
                        .pnorm(2)
                        .build(),
                pooling().poolingType(SubsamplingLayer.PoolingType.SUM).build(),
                pooling().padding(1, 1).build(),
                pooling().dilation(2, 2).build(),
                pooling().avgPoolIncludePadInDivisor(true).build(),
                new GlobalPoolingLayer(PoolingType.SUM),
                new GlobalPoolingLayer.Builder(PoolingType.MAX)
                        .collapseDimensions(false)
                        .build(),
                new ActivationLayer(Activation.SOFTMAX),
                new ZeroPaddingLayer(1, 1));
    }

    @ParameterizedTest
    @MethodSource
    void knownOnPlanes(Layer layer) {
        assertThat(Known.isKnown(Networks.ofPlanes(2, 6, 5)
                        .layer(convolution().build())
                        .layer(layer)
                        .build()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void unknownOnPlanes(Layer layer) {
        assertThat(Known.isKnown(Networks.ofPlanes(2, 6, 5)
                        .layer(convolution().build())
                        .layer(layer)
                        .build()))
                .isFalse();
    }

    @Test
    void leavesOtherPreprocessors() {
        Networks settings = new Networks()
                .between(new ComposableInputPreProcessor(
                        new FeedForwardToRnnPreProcessor(), new RnnToFeedForwardPreProcessor()))
                .dense(5, Activation.TANH);
        assertThat(Known.isKnown(settings.build())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"L2", "HINGE", "XENT", "KL_DIVERGENCE"})
    void leavesOtherLosses(LossFunction loss) {
        Networks settings = new Networks();
        settings.output = Activation.SIGMOID;
        settings.loss = new LossMSE();
        assertThat(Known.isKnown(settings.build())).isTrue();
        settings.loss = loss.getILossFunction();
        assertThat(Known.isKnown(settings.build())).isFalse();
    }

    @Test
    void leavesNetworksThatSomebodyListensTo() {
        MultiLayerNetwork network = new Networks().build();
        network.setListeners(new ScoreIterationListener());
        assertThat(Step.of(network, 16)).isInstanceOf(LibraryStep.class);
    }

    @Test
    void leavesNetworksWithAnUpdaterOfTheirOwn() {
        MultiLayerNetwork network = new Networks().build();
        assertThat(Step.of(network, 16)).isInstanceOf(LeanStep.class);
        network.setUpdater(new MultiLayerUpdater(network) {});
        assertThat(Step.of(network, 16)).isInstanceOf(LibraryStep.class);
    }

    private static ConvolutionLayer.Builder convolution() {
        return new ConvolutionLayer.Builder(2, 2).nOut(3).activation(Activation.TANH);
    }

    private static SubsamplingLayer.Builder pooling() {
        return new SubsamplingLayer.Builder(new int[] {2, 2}, new int[] {1, 1});
    }

    private static DenseLayer.Builder dense() {
        return new DenseLayer.Builder().nOut(5).activation(Activation.TANH);
    }
}
