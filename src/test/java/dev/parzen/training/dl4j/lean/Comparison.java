package dev.parzen.training.dl4j.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** A lean network beside DL4J's own, which must do the same. */
final class Comparison {
    private static final int[] SIZES = {16, 15, 16};

    private Comparison() {}

    /** Each step from where the lean network stands, so that no difference can grow or be hidden by one that did. */
    static void ofSteps(Networks settings, int iterations) {
        MultiLayerNetwork network = settings.build();
        MultiLayerNetwork expected = settings.build();
        double moved = 0;
        try (Step step = lean(network)) {
            Random random = new Random(1);
            for (int i = 0; i < iterations; i++) {
                DataSet batch = settings.rows(size(i), random);
                INDArray before = network.params().dup();
                expected.setParams(before);
                copyState(network, expected);
                double loss = step.on(batch);
                double termsBefore = expected.calcRegularizationScore(true);
                expected.fit(batch);
                double size = largest(network.params().sub(before));
                assertThat(largest(network.params().sub(expected.params())))
                        .as("iteration %d, the largest move is %s", i, size)
                        .isLessThan(2e-6 + 1e-4 * size);
                assertThat(stateDifference(network, expected)).isLessThan(2e-6);
                assertThat(loss).isCloseTo(expected.score() - termsBefore, within(1e-5));
                moved += size;
            }
        }
        assertThat(moved).as("the network has learnt").isGreaterThan(0.1);
        assertThat(network.getIterationCount()).isEqualTo(expected.getIterationCount());
    }

    /** That a setting matters: the first steps of two networks that begin alike lead apart. */
    static void ofDifferent(Networks one, Networks other) {
        MultiLayerNetwork first = one.build();
        MultiLayerNetwork second = other.build();
        try (Step step = lean(first);
                Step otherStep = lean(second)) {
            for (int i = 0; i < 3; i++) {
                step.on(one.rows(16, new Random(i)));
                otherStep.on(other.rows(16, new Random(i)));
            }
        }
        assertThat(largest(first.params().sub(second.params()))).isGreaterThan(1e-3);
    }

    /** In pieces, of which the last is smaller. */
    static void ofOutputs(Networks settings) {
        MultiLayerNetwork network = settings.build();
        Random random = new Random(4);
        INDArray rows = settings.rows(300, random).getFeatures();
        try (Step step = lean(network)) {
            for (int i = 0; i < 20; i++) {
                step.on(settings.rows(16, random));
            }
            float[] outputs = step.outputs(rows);
            float[] expected = network.output(rows).data().asFloat();
            for (int i = 0; i < 300 * Networks.CLASSES; i++) {
                assertThat(outputs[i]).isCloseTo(expected[i], within(1e-6f + 1e-5f * Math.abs(expected[i])));
            }
        }
    }

    /** The gradient against differences of the loss, which a copy in double precision computes. */
    static void ofGradients(Networks settings) {
        settings.updater = new Sgd(1e-30);
        MultiLayerNetwork network = settings.build();
        MultiLayerNetwork exact = network.convertDataType(DataType.DOUBLE);
        DataSet batch = settings.rows(16, new Random(3));
        try (Step step = lean(network)) {
            step.on(batch);
        }
        INDArray gradient = network.getFlattenedGradients();
        DataSet doubles = new DataSet(
                batch.getFeatures().castTo(DataType.DOUBLE), batch.getLabels().castTo(DataType.DOUBLE));
        int moving = 0;
        for (long i = 0; i < gradient.length(); i++) {
            double slope = slope(exact, doubles, i);
            assertThat(gradient.getDouble(i))
                    .as("weight %d", i)
                    .isCloseTo(slope, within(1e-6 + 1e-4 * Math.abs(slope)));
            moving += Math.abs(slope) > 1e-4 ? 1 : 0;
        }
        assertThat(moving).isGreaterThan((int) (gradient.length() * 0.7));
    }

    private static double slope(MultiLayerNetwork network, DataSet batch, long weight) {
        double h = 1e-6;
        double value = network.params().getDouble(weight);
        network.params().putScalar(weight, value + h);
        double above = network.score(batch, true) - network.calcRegularizationScore(true);
        network.params().putScalar(weight, value - h);
        double below = network.score(batch, true) - network.calcRegularizationScore(true);
        network.params().putScalar(weight, value);
        return (above - below) / (2 * h);
    }

    /** The rows of batch {@code i}. */
    static int size(int i) {
        return SIZES[i % SIZES.length];
    }

    static Step lean(MultiLayerNetwork network) {
        Step step = Step.of(network, 16);
        assertThat(step).isInstanceOf(LeanStep.class);
        return step;
    }

    private static void copyState(MultiLayerNetwork from, MultiLayerNetwork to) {
        if (from.getUpdater().getStateViewArray() != null) {
            to.getUpdater().getStateViewArray().assign(from.getUpdater().getStateViewArray());
        }
    }

    static double stateDifference(MultiLayerNetwork one, MultiLayerNetwork other) {
        INDArray state = one.getUpdater().getStateViewArray();
        return state == null ? 0 : largest(state.sub(other.getUpdater().getStateViewArray()));
    }

    static double largest(INDArray array) {
        return array.amaxNumber().doubleValue();
    }
}
