package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final int COUNT = 4401;

    @Test
    void agreesWithTheOneOfTheLibrary() {
        double[] x = IntStream.range(0, COUNT).mapToDouble(i -> -i / 100.0).toArray();
        double[] exponentials = x.clone();

        Exponential.replace(exponentials, COUNT);

        assertThat(x[COUNT - 1]).isEqualTo(Exponential.LOWEST);
        for (int i = 0; i < COUNT; i++) {
            assertThat(exponentials[i]).isCloseTo(Math.exp(x[i]), withinPercentage(1e-11));
        }
    }

    @Test
    void leavesTheOthersAlone() {
        double[] x = {-1, -2, -3};

        Exponential.replace(x, 1);

        assertThat(Arrays.copyOfRange(x, 1, 3)).containsExactly(-2, -3);
    }
}
