package dev.parzen.training.dl4j.lean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Lean steps against DL4J's own: from equal networks, over batches of two sizes. */
class LeanStepTest {
    private static final int ITERATIONS = 300;

    static Stream<Named<Networks>> networks() {
        return Stream.concat(Stream.concat(activations(), optimizers()), others());
    }

    private static Stream<Named<Networks>> activations() {
        Stream<IActivation> usual = Stream.of(
                        Activation.RELU,
                        Activation.LEAKYRELU,
                        Activation.ELU,
                        Activation.SELU,
                        Activation.GELU,
                        Activation.SIGMOID,
                        Activation.TANH,
                        Activation.SWISH,
                        Activation.SOFTMAX,
                        Activation.IDENTITY)
                .map(Activation::getActivationFunction);
        return Stream.concat(usual, Stream.of(new ActivationLReLU(0.3)))
                .map(function -> Named.of(
                        function.toString(), new Networks().dense(9, function).dense(6, function)));
    }

    private static Stream<Named<Networks>> optimizers() {
        return Stream.<IUpdater>of(
                        new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.2, 0.5, 50)),
                        new Nesterovs(0.05, 0.9),
                        new AdaGrad(0.05, 1e-6),
                        new RmsProp(0.003, 0.9, 1e-6),
                        new Adam(0.003),
                        new AMSGrad(0.003),
                        new Nadam(0.003),
                        new AdaDelta())
                .map(updater -> {
                    Networks network = new Networks().dense(9, Activation.TANH).normalized(8, Activation.SIGMOID);
                    network.updater = updater;
                    network.terms = List.of(new L2Regularization(0.01), new WeightDecay(0.02, true));
                    return Named.of(updater.getClass().getSimpleName(), network);
                });
    }

    private static Stream<Named<Networks>> others() {
        Networks normalized = new Networks().normalized(12, Activation.SWISH).normalized(1100, Activation.TANH);
        normalized.updater = new Adam(0.002);
        Networks first = new Networks()
                .layer(new BatchNormalization.Builder().useLogStd(false).build())
                .layer(new ActivationLayer(Activation.TANH));
        first.terms = List.of(new L1Regularization(0.003), new WeightDecay(0.001, false));
        Networks activated = new Networks().layer(new ActivationLayer(Activation.TANH));
        Networks squares = new Networks().dense(9, Activation.TANH);
        squares.loss = new LossMSE();
        squares.output = Activation.SIGMOID;
        Networks line = new Networks().dense(9, Activation.TANH);
        line.loss = new LossMSE();
        line.output = Activation.IDENTITY;
        Networks shares = new Networks().dense(9, Activation.TANH);
        shares.loss = new LossMSE();
        Networks sizes = new Networks().dense(9, Activation.TANH);
        sizes.loss = new LossMAE();
        sizes.output = Activation.SIGMOID; // with tanh outputs reach a target of 1, and rounding decides the sign
        return Stream.of(
                Named.of("size of errors", sizes),
                Named.of("batch normalisation, many chunks", normalized),
                Named.of("begins without weights, L1, decay", first),
                Named.of("begins with an activation", activated),
                Named.of("squared error of sigmoids", squares),
                Named.of("squared error of lines", line),
                Named.of("squared error of shares", shares),
                Named.of("nothing hidden", new Networks()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void takesTheStepThatDl4jTakes(Networks settings) {
        Comparison.ofSteps(settings, ITERATIONS);
    }

    /** Left alone for hundreds of steps the two drift apart by rounding only. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void goesWhereDl4jGoes(Networks settings) {
        MultiLayerNetwork network = settings.build();
        MultiLayerNetwork expected = settings.build();
        INDArray start = network.params().dup();
        try (Step step = Comparison.lean(network)) {
            Random random = new Random(2);
            for (int i = 0; i < ITERATIONS; i++) {
                DataSet batch = Networks.batch(Comparison.size(i), random);
                step.on(batch);
                expected.fit(batch);
            }
        }
        double distance = Comparison.largest(network.params().sub(start));
        assertThat(distance).isGreaterThan(0.05);
        assertThat(Comparison.largest(network.params().sub(expected.params()))).isLessThan(2e-3 * distance);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void computesTheOutputsThatDl4jComputes(Networks settings) {
        Comparison.ofOutputs(settings);
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void followsTheGradient(Networks settings) {
        Comparison.ofGradients(settings);
    }

    static Stream<Named<Networks>> smooth() {
        return Stream.concat(activations(), others())
                .filter(each -> !each.getName().contains("chunks")); // its many weights take long
    }

    /** What is not one stretch of rows, or too many rows. */
    @ParameterizedTest
    @MethodSource
    void leavesUnusualBatchesToDl4j(DataSet batch) {
        Networks settings = new Networks().dense(9, Activation.TANH);
        MultiLayerNetwork network = settings.build();
        MultiLayerNetwork expected = settings.build();
        try (Step step = Comparison.lean(network)) {
            step.on(batch);
            expected.fit(batch);
            assertThat(network.params()).isEqualTo(expected.params());
            assertThat(network.getIterationCount()).isEqualTo(1);
            assertThat(step.outputs(batch.getFeatures()))
                    .containsExactly(
                            expected.output(batch.getFeatures()).ravel().toFloatVector(), Offset.offset(1e-5f));
        }
    }

    static Stream<Named<DataSet>> leavesUnusualBatchesToDl4j() {
        DataSet batch = Networks.batch(12, new Random(6));
        return Stream.of(
                Named.of("column by column", new DataSet(batch.getFeatures().dup('f'), batch.getLabels())),
                Named.of(
                        "labels column by column",
                        new DataSet(batch.getFeatures(), batch.getLabels().dup('f'))),
                Named.of(
                        "the middle of a matrix",
                        new DataSet(
                                batch.getFeatures().get(NDArrayIndex.interval(2, 8)),
                                batch.getLabels().get(NDArrayIndex.interval(2, 8)))),
                Named.of("many rows", Networks.batch(1000, new Random(7))));
    }

    @Test
    void heedsALearningRateThatIsChanged() {
        Networks settings = new Networks().dense(9, Activation.TANH);
        settings.updater = new Adam(0.01);
        MultiLayerNetwork network = settings.build();
        MultiLayerNetwork expected = settings.build();
        Random random = new Random(5);
        try (Step step = Comparison.lean(network)) {
            for (int i = 0; i < 20; i++) {
                if (i == 10) {
                    network.setLearningRate(0.1);
                    expected.setLearningRate(0.1);
                }
                DataSet batch = Networks.batch(16, random);
                step.on(batch);
                expected.fit(batch);
            }
        }
        assertThat(Comparison.largest(network.params().sub(expected.params()))).isLessThan(1e-4);
        assertThat(Comparison.stateDifference(network, expected)).isLessThan(1e-5);
    }

    @Test
    void givesItsMemoryBack() {
        MultiLayerNetwork network = new Networks()
                .dense(500, Activation.RELU)
                .dense(400, Activation.RELU)
                .build();
        Step.of(network, 1).close();
        long before = Pointer.totalBytes();
        Step step = Step.of(network, 20_000);
        long during = Pointer.totalBytes();
        step.close();
        assertThat(during - before).isGreaterThan(20_000 * 900 * 4L);
        assertThat(Pointer.totalBytes() - before).isLessThan(1_000_000);
    }
}
