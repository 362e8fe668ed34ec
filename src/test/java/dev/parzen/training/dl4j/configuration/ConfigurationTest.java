package dev.parzen.training.dl4j.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.LayerConstants;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Labelled;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ConfigurationTest {
    private static final Dataset DATA =
            new DataSets(Path.of("none")).load(new DrawnDigits(100, 0, NetworkDraft.usualSplit()));

    @Test
    void normalisesBetweenTheAffineMapAndTheActivation() {
        MultiLayerNetwork network = network(dense("ReLU", "he", true, 0.25));
        assertThat(Arrays.stream(network.getLayers()).map(ConfigurationTest::kind))
                .containsExactly(
                        DenseLayer.class,
                        BatchNormalization.class,
                        ActivationLayer.class,
                        DropoutLayer.class,
                        OutputLayer.class);
    }

    @Test
    void joinsAnAffineMapWithTheActivationBehindIt() {
        assertThat(network(dense("ReLU", "he", false, 0)).getLayers()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "he, 0.0025510",
        "he-uniform, 0.0025510",
        "xavier, 0.0022472",
        "xavier-uniform, 0.0022472",
        "lecun, 0.0012755",
        "lecun-uniform, 0.0012755",
        "normal, 0.0025",
        "zero, 0"
    })
    void drawsWeightsWithTheVarianceOfTheInitialisation(String initialization, double variance) {
        INDArray weights = network(dense("ReLU", initialization, false, 0)).getParam("0_W");
        double largest = weights.amaxNumber().doubleValue();
        double measured = weights.mul(weights).meanNumber().doubleValue();
        assertThat(measured).as("of 82,320 weights").isCloseTo(variance, within(variance * 0.03));
        assertThat(largest < 1.01 * Math.sqrt(3 * variance)).isEqualTo(initialization.endsWith("uniform"));
        assertThat(weights.meanNumber().doubleValue())
                .as("±5 standard deviations")
                .isCloseTo(0, within(5 * Math.sqrt(variance / weights.length())));
    }

    @Test
    void beginsWithTheDeviationAskedFor() {
        NetworkDraft draft = new NetworkDraft().layers(dense("tanh", "normal", false, 0));
        draft.layerConstants = new LayerConstants(Setting.of(0.01), Setting.of(0.3));
        INDArray weights = network(draft).getParam("0_W");
        assertThat(weights.mul(weights).meanNumber().doubleValue()).isCloseTo(0.09, within(0.0027));
    }

    @Test
    void dropsTheShareAskedForAndScalesUpTheRest() {
        MultiLayerNetwork network = network(new LayerSpec.Dropout(Setting.of(0.3)));
        INDArray ones = Nd4j.ones(50, 784);
        INDArray dropped = network.feedForward(ones, true).get(1);
        double zeros = dropped.eq(0).castTo(dropped.dataType()).meanNumber().doubleValue();
        assertThat(zeros).as("of 39,200, ±5 standard deviations").isCloseTo(0.3, within(0.012));
        assertThat(dropped.maxNumber().doubleValue()).isCloseTo(1 / 0.7, within(1e-6));
        assertThat(network.feedForward(ones, false).get(1)).isEqualTo(ones);
    }

    private static Class<?> kind(Layer layer) {
        return layer.conf().getLayer().getClass();
    }

    private static Dense dense(String activation, String initialization, boolean batchNormalization, double dropout) {
        return new Dense(
                Setting.of(105),
                Setting.of(Labelled.find(ActivationFunction.class, activation).orElseThrow()),
                Setting.of(Labelled.find(Initialization.class, initialization).orElseThrow()),
                Setting.of(batchNormalization),
                Setting.of(dropout));
    }

    private static MultiLayerNetwork network(LayerSpec... layers) {
        return network(new NetworkDraft().layers(layers));
    }

    private static MultiLayerNetwork network(NetworkDraft draft) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(new Configuration(draft.build().resolve(Map.of()), DATA).build());
        network.init();
        return network;
    }
}
