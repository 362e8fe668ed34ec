package dev.parzen.numerics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Hypervolume subset selection: the points that together dominate most, chosen greedily, which comes to at least 1 − 1/e of
 * the most possible (Guerreiro, Fonseca and Paquete 2016: Greedy hypervolume subset selection in low dimensions,
 * Evolutionary Computation 24). What a point adds never grows by others being chosen; so a gain that was computed earlier
 * is a bound, and is computed again only of the point whose bound is highest (Minoux 1978).
 */
public final class HypervolumeSubset {
    private HypervolumeSubset() {}

    /** A point with its gain, as it was when so many were chosen. */
    private record Bound(int point, double gain, int chosen) {}

    /**
     * The indices of the chosen points, in the order of choice; of equal gains the lower index. A point that adds nothing is
     * chosen when no other does.
     *
     * @param points shape n × m; an infinite loss counts as one that lies as far beyond the finite ones as they are apart
     * @param reference finite, shape m
     * @param count how many; of fewer points all
     */
    public static int[] greedy(double[][] points, double[] reference, int count) {
        double[][] finite = finite(points);
        Chosen chosen = reference.length == 2 ? new Plane(reference) : new Space(reference, finite.length);
        PriorityQueue<Bound> bounds = new PriorityQueue<>(
                Comparator.comparingDouble(Bound::gain).reversed().thenComparingInt(Bound::point));
        for (int i = 0; i < finite.length; i++) {
            bounds.add(new Bound(i, chosen.gainInside(finite[i], reference), 0));
        }
        int[] choice = new int[Math.min(count, finite.length)];
        for (int size = 0; size < choice.length; ) {
            Bound best = bounds.remove();
            if (best.chosen() == size || best.gain() == 0) {
                choice[size++] = best.point();
                chosen.addInside(finite[best.point()], reference);
            } else {
                bounds.add(new Bound(best.point(), chosen.gainInside(finite[best.point()], reference), size));
            }
        }
        return choice;
    }

    /** The points that were chosen. */
    private interface Chosen {
        double gain(double[] point);

        void add(double[] point);

        default double gainInside(double[] point, double[] reference) {
            return Hypervolume.isInside(point, reference) ? gain(point) : 0;
        }

        default void addInside(double[] point, double[] reference) {
            if (Hypervolume.isInside(point, reference)) {
                add(point);
            }
        }
    }

    private static final class Plane implements Chosen {
        private final Staircase stairs;

        Plane(double[] reference) {
            stairs = new Staircase(reference[0], reference[1]);
        }

        @Override
        public double gain(double[] point) {
            return stairs.gain(point[0], point[1]);
        }

        @Override
        public void add(double[] point) {
            stairs.add(point[0], point[1]);
        }
    }

    private static final class Space implements Chosen {
        private final double[] reference;
        private final double[][] points;
        private int size;

        Space(double[] reference, int most) {
            this.reference = reference;
            this.points = new double[most][];
        }

        @Override
        public double gain(double[] point) {
            return Hypervolume.gain(point, Arrays.copyOf(points, size), reference);
        }

        @Override
        public void add(double[] point) {
            points[size++] = point;
        }
    }

    private static double[][] finite(double[][] points) {
        double[][] finite = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
        for (int j = 0; points.length > 0 && j < points[0].length; j++) {
            int loss = j;
            double[] known = Arrays.stream(points)
                    .mapToDouble(p -> p[loss])
                    .filter(Double::isFinite)
                    .toArray();
            double least = Arrays.stream(known).min().orElse(0);
            double most = Arrays.stream(known).max().orElse(0);
            double apart = most > least ? most - least : 1;
            for (double[] point : finite) {
                point[j] = Math.max(least - apart, Math.min(most + apart, point[j]));
            }
        }
        return finite;
    }
}
