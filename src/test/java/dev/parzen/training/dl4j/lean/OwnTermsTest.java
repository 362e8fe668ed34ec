package dev.parzen.training.dl4j.lean;

import dev.parzen.objective.network.GradientClipping.Extent;
import dev.parzen.objective.network.GradientClipping.Limit;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork.Updating;
import dev.parzen.training.dl4j.loss.Losses;
import dev.parzen.training.dl4j.rule.Updaters;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** Rules, losses and clippings that are not DL4J's, against what they do in its own step. */
class OwnTermsTest {
    private static final int ITERATIONS = 200;

    @ParameterizedTest
    @EnumSource
    void changesWeightsAsEachOptimizerDoes(Optimizer optimizer) {
        double rate = optimizer == Optimizer.ADADELTA ? 1 : 0.005;
        Networks settings = new Networks().dense(9, Activation.TANH).normalized(8, Activation.SELU);
        settings.updater = Updaters.of(new Updating(optimizer, rate, null, 0.9, 0.95, 0.9, 0.99, 1e-7));
        settings.terms = List.of(new L2Regularization(0.01), new WeightDecay(0.02, true));
        Comparison.ofSteps(settings, ITERATIONS);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void makesEachLossSmaller(Loss loss) {
        Networks settings = new Networks().dense(9, Activation.TANH);
        settings.loss = Losses.of(loss);
        settings.signs = loss == Loss.HINGE;
        settings.output = switch (loss) {
            case BINARY_CROSS_ENTROPY -> Activation.SIGMOID;
            case CROSS_ENTROPY -> Activation.SOFTMAX;
            default -> Activation.IDENTITY;
        };
        settings.updater = new Sgd(0.5);
        Comparison.ofSteps(settings, ITERATIONS);
        Comparison.ofOutputs(settings);
    }

    /** Sizes that cut most gradients of the first steps, but not all of the last ones. */
    @ParameterizedTest
    @MethodSource
    void clipsGradients(Limit limit) {
        Comparison.ofSteps(clipped(limit), ITERATIONS);
        Comparison.ofDifferent(clipped(limit), clipped(Limit.NONE));
    }

    private static Networks clipped(Limit limit) {
        Networks settings = new Networks().dense(9, Activation.TANH).normalized(1100, Activation.TANH);
        settings.clipping = limit;
        settings.terms = List.of(new L2Regularization(0.01));
        return settings;
    }

    static Stream<Limit> clipsGradients() {
        return Stream.of(
                new Limit(Extent.NETWORK, 0.3),
                new Limit(Extent.LAYER, 0.2),
                new Limit(Extent.ARRAY, 0.1),
                new Limit(Extent.NUMBER, 0.01));
    }

    @Test
    void keepsWeightsSmall() {
        Comparison.ofSteps(dense(0.7), ITERATIONS);
        Comparison.ofDifferent(dense(0.7), dense(100));
        Comparison.ofSteps(convolution(0.7), ITERATIONS);
        Comparison.ofDifferent(convolution(0.7), convolution(100));
    }

    private static Networks dense(double norm) {
        return new Networks()
                .layer(new DenseLayer.Builder()
                        .nOut(9)
                        .activation(Activation.TANH)
                        .constrainWeights(new MaxNormConstraint(norm, 0))
                        .build());
    }

    private static Networks convolution(double norm) {
        return Networks.ofPlanes(2, 6, 5)
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(4)
                        .activation(Activation.TANH)
                        .constrainWeights(new MaxNormConstraint(norm, 1, 2, 3))
                        .build());
    }
}
