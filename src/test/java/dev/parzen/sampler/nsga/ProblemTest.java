package dev.parzen.sampler.nsga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Check values computed by another implementation in Python. */
class ProblemTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[] POINT = {0.25, 0.1, 0.2, 0, 0.3, 0, 0.1, 0.05, 0.15, 0.4};

    @Test
    void agreesWithTheCheckValues() {
        double[] half = new double[10];
        Arrays.fill(half, 0.5);
        assertThat(Problem.ZDT1.losses(half)).containsExactly(new double[] {0.5, 3.8416876048223}, CLOSE);
        assertThat(Problem.ZDT1.losses(POINT)).containsExactly(new double[] {0.25, 1.54171245559484}, CLOSE);
        assertThat(Problem.ZDT2.losses(half)).containsExactly(new double[] {0.5, 5.45454545454546}, CLOSE);
        assertThat(Problem.ZDT2.losses(POINT)).containsExactly(new double[] {0.25, 2.27282608695652}, CLOSE);
        assertThat(Problem.DTLZ2.losses(new double[] {0.25, 0.75, 0.1, 0.9, 0.4, 0.6, 0.3}))
                .containsExactly(new double[] {0.487903679018718, 1.17790367901872, 0.528103136663824}, CLOSE);
    }
}
