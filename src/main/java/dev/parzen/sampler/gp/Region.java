package dev.parzen.sampler.gp;

import dev.parzen.space.Axis;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A box of the cube in which a point is sought. Choices may change in any of them; in a part of the cube most are drawn as
 * they are in its middle.
 *
 * @param middle empty if the region is the whole cube
 */
record Region(double[] low, double[] high, double[] middle) {
    private static final double SHARE_OF_NEW_CHOICES = 0.2;

    static Region all(int dimensions) {
        double[] high = new double[dimensions];
        Arrays.fill(high, 1);
        return new Region(new double[dimensions], high, new double[0]);
    }

    static Region around(double[] middle, double[] halfWidths) {
        double[] low = new double[middle.length];
        double[] high = new double[middle.length];
        for (int j = 0; j < low.length; j++) {
            low[j] = Math.max(0, middle[j] - halfWidths[j]);
            high[j] = Math.min(1, middle[j] + halfWidths[j]);
        }
        return new Region(low, high, middle);
    }

    boolean isAll() {
        return middle.length == 0;
    }

    /** An even draw; a discrete number is the nearest to it, which may lie just outside. */
    double[] draw(Cube cube, RandomGenerator random) {
        double[] point = cube.draw(random);
        for (int j = 0; j < point.length && !isAll(); j++) {
            Axis axis = cube.axes().get(j);
            if (!axis.isCategorical()) {
                point[j] = axis.snapped(low[j] + random.nextDouble() * (high[j] - low[j]));
            } else if (random.nextDouble() >= SHARE_OF_NEW_CHOICES) {
                point[j] = middle[j];
            }
        }
        return cube.settled(point);
    }

    /** The nearest coordinate inside. */
    double clipped(int j, double u) {
        return Math.min(high[j], Math.max(low[j], u));
    }
}
