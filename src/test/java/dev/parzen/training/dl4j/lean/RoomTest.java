package dev.parzen.training.dl4j.lean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class RoomTest {
    @Test
    void measuresManyShortRowsAtOnceAndFewLongOnes() {
        assertThat(Room.rows(legs(new Networks().dense(9, Activation.TANH)), 16))
                .isEqualTo(128);
        assertThat(Room.rows(legs(new Networks().dense(9, Activation.TANH)), 300))
                .isEqualTo(300);
        assertThat(Room.rows(legs(large()), 16)).isEqualTo((1 << 20) / (30 * 40 * 40));
        assertThat(Room.rows(legs(large()), 64)).isEqualTo(64);
    }

    @Test
    void leavesToDl4jWhatTakesMuchOfTheHeap() {
        MultiLayerNetwork network = large().build();
        int numbers = 40 * 40 + 2 * 30 * 40 * 40 + 30 * 40 * 40 + 2 * Networks.CLASSES;
        int most = (int) (Room.mostBytes() / numbers / Float.BYTES);
        assertThat(isEnough(network, most - 1)).isTrue();
        assertThat(isEnough(network, most + 1)).isFalse();
        assertThat(Step.of(network, most + 1)).isInstanceOf(LibraryStep.class);
    }

    private static boolean isEnough(MultiLayerNetwork network, int batch) {
        return Room.isEnough(network.getLayerWiseConfigurations(), network.numParams(), batch);
    }

    private static Networks large() {
        return Networks.ofPlanes(1, 40, 40)
                .layer(new ConvolutionLayer.Builder(1, 1)
                        .nOut(30)
                        .activation(Activation.TANH)
                        .build());
    }

    private static List<Leg> legs(Networks settings) {
        return Route.of(settings.build().getLayerWiseConfigurations()).orElseThrow();
    }
}
