package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.wire.Families;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidthsTest extends DigitTrainings {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"layers\": [{\"type\": \"dense\", \"width\": 900}, {\"type\": \"dense\", \"width\": 5}]",
                "\"layers\": [{\"type\": \"convolution-2d\", \"filters\": 3, \"kernel\": 3},"
                        + " {\"type\": \"convolution-2d\", \"filters\": 9, \"kernel\": 5}]",
                "\"layers\": [{\"type\": \"convolution-1d\", \"filters\": 7, \"kernel\": 3}],"
                        + " \"input\": {\"shape\": [28, 28]}",
                "\"layers\": [{\"type\": \"lstm\", \"units\": 20, \"returnSequences\": true}],"
                        + " \"input\": {\"shape\": [28, 28]}",
                "\"layers\": [{\"type\": \"lstm\", \"units\": 20}], \"input\": {\"shape\": [28, 28]}"
            })
    void areThoseOfTheArchitecture(String layers) {
        NeuralNetwork network = (NeuralNetwork) Families.read(
                "{\"type\": \"neural-network\", \"data\": {\"type\": \"drawn-digits\", \"samples\": 100}, " + layers
                        + "}",
                ObjectiveSpec.class);
        ResolvedNetwork resolved = network.resolve(Map.of());
        Dataset data = DATA_SETS.load(network.data());
        MultiLayerNetwork model = new MultiLayerNetwork(new Configuration(resolved, data).build());
        model.init();
        try {
            long widest = Configuration.architecture(resolved, data).widest();
            assertThat(Widths.widest(model, data.width()))
                    .as("but for an activation, which the architecture counts as a layer")
                    .isBetween(widest * 9 / 10, widest);
        } finally {
            model.close();
        }
    }
}
