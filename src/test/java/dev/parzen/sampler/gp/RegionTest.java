package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Random;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Direction;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegionTest {
    private final Cube cube = JointSpace.of(new Driver(Random.defaults(), 1, Spaces.everyType(), Direction.MINIMIZE)
            .run(1, values -> 0)
            .history());

    @Test
    void endsWhereTheCubeEnds() {
        Region region = Region.around(new double[] {0.1, 0.5, 1}, new double[] {0.2, 0.2, 0.2});
        assertThat(region.low()).containsExactly(0, 0.3, 0.8);
        assertThat(region.high()[0]).isEqualTo(0.1 + 0.2);
        assertThat(region.high()[2]).isEqualTo(1);
        assertThat(region.clipped(1, 0.9)).isEqualTo(0.7);
    }

    /** Discrete numbers may lie half a cell outside, and a fifth of the choices is drawn anew. */
    @Test
    void drawsInside() {
        var random = new SplittableRandom(2);
        double[] middle = cube.draw(random);
        double[] halfWidths = new double[middle.length];
        java.util.Arrays.fill(halfWidths, 0.05);
        Region region = Region.around(middle, halfWidths);
        int sameChoice = 0;
        int choices = 0;
        for (int i = 0; i < 1000; i++) {
            double[] point = region.draw(cube, random);
            for (int j = 0; j < point.length; j++) {
                if (cube.axes().get(j).isCategorical()) {
                    choices++;
                    sameChoice += point[j] == middle[j] ? 1 : 0;
                } else {
                    double cell = cube.axes().get(j).isContinuous() ? 0 : 0.5;
                    assertThat(Math.abs(point[j] - middle[j])).isLessThanOrEqualTo(0.05 + cell + 1e-12);
                }
            }
        }
        // 0.8 and a third or a fourth of the rest: 0.858, standard deviation 0.0078
        assertThat(sameChoice / (double) choices).isBetween(0.82, 0.90);
    }
}
