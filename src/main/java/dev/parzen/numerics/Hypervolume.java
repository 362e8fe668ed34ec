package dev.parzen.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume that points dominate, up to a reference point; all losses are minimised.
 *
 * <pre>
 * P      points, shape n × m         r   reference point, shape m; a point that is not below it in every loss counts nothing
 * H(P)   the volume of the points that some p ∈ P is as good as and that are below r
 * </pre>
 *
 * Two losses are swept, and so are three, over a staircase (Beume et al. 2009: On the complexity of computing the
 * hypervolume indicator, IEEE TEC 13), both n log n. With more, a point adds its own box less what the points after it
 * dominate of that box (While et al. 2012: A fast way of calculating exact hypervolumes, IEEE TEC 16). They come by descending
 * last loss, so all that is left of them in the box ends at the same height, and one loss drops out.
 */
public final class Hypervolume {
    private static final int SWEPT = 3;

    private Hypervolume() {}

    /** H(P); infinite if a point that counts has an infinite loss. */
    public static double of(double[][] points, double[] reference) {
        double[][] inside = inside(points, reference);
        return Arrays.stream(inside).anyMatch(p -> box(p, reference) == Double.POSITIVE_INFINITY)
                ? Double.POSITIVE_INFINITY
                : finite(inside, reference, reference.length);
    }

    /** What each point adds: H(P) − H(P without it). 0 of one that another dominates or equals. All losses finite. */
    public static double[] contributions(double[][] points, double[] reference) {
        double[] contributions = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            double[][] others = new double[points.length - 1][];
            System.arraycopy(points, 0, others, 0, i);
            System.arraycopy(points, i + 1, others, i, others.length - i);
            contributions[i] = gain(points[i], others, reference);
        }
        return contributions;
    }

    /** What a point adds to others: H(P ∪ {p}) − H(P). All losses finite. */
    public static double gain(double[] point, double[][] others, double[] reference) {
        if (!isInside(point, reference)) {
            return 0;
        }
        double covered = finite(limited(inside(others, reference), 0, point), reference, reference.length);
        return Math.max(0, box(point, reference) - covered);
    }

    /**
     * A reference point a little behind the worst of each loss: w + |w| / 10, where w is the worst finite value, and 1e−12
     * where that would be 0 or there is no finite value (Optuna's rule).
     */
    public static double[] referenceBehind(double[][] points) {
        double[] reference = new double[points.length == 0 ? 0 : points[0].length];
        for (int j = 0; j < reference.length; j++) {
            int loss = j;
            double worst = Arrays.stream(points)
                    .mapToDouble(p -> p[loss])
                    .filter(Double::isFinite)
                    .max()
                    .orElse(0);
            double behind = Math.max(1.1 * worst, 0.9 * worst);
            reference[j] = behind == 0 ? 1e-12 : behind;
        }
        return reference;
    }

    static boolean isInside(double[] point, double[] reference) {
        for (int j = 0; j < reference.length; j++) {
            if (!(point[j] < reference[j])) {
                return false;
            }
        }
        return true;
    }

    /** The volume that the point dominates alone. */
    static double box(double[] point, double[] reference) {
        return box(point, reference, reference.length);
    }

    private static double box(double[] point, double[] reference, int m) {
        double volume = 1;
        for (int j = 0; j < m; j++) {
            volume *= reference[j] - point[j];
        }
        return volume;
    }

    private static double[][] inside(double[][] points, double[] reference) {
        return Arrays.stream(points).filter(p -> isInside(p, reference)).toArray(double[][]::new);
    }

    /** H in the first m losses of points that lie inside. */
    private static double finite(double[][] points, double[] reference, int m) {
        if (points.length <= 1) {
            return points.length == 0 ? 0 : box(points[0], reference, m);
        }
        if (m > SWEPT) {
            return peeled(points, reference, m);
        }
        return m == SWEPT ? swept(points, reference) : area(points, reference, m);
    }

    /** m is 1 or 2. */
    private static double area(double[][] points, double[] reference, int m) {
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(p -> p[0]));
        if (m == 1) {
            return reference[0] - sorted[0][0];
        }
        double area = 0;
        double lowest = reference[1];
        for (double[] point : sorted) {
            if (point[1] < lowest) {
                area += (reference[0] - point[0]) * (lowest - point[1]);
                lowest = point[1];
            }
        }
        return area;
    }

    private static double swept(double[][] points, double[] reference) {
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(p -> p[2]));
        Staircase stairs = new Staircase(reference[0], reference[1]);
        double volume = 0;
        for (int i = 0; i < sorted.length; i++) {
            stairs.add(sorted[i][0], sorted[i][1]);
            double next = i + 1 < sorted.length ? sorted[i + 1][2] : reference[2];
            volume += stairs.area() * (next - sorted[i][2]);
        }
        return volume;
    }

    private static double peeled(double[][] points, double[] reference, int m) {
        int last = m - 1;
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(p -> -p[last]));
        double volume = 0;
        for (int i = 0; i < sorted.length; i++) {
            double[][] rest = limited(sorted, i + 1, sorted[i]);
            double covered = finite(last > SWEPT ? undominated(rest, last) : rest, reference, last);
            volume += (reference[last] - sorted[i][last]) * Math.max(0, box(sorted[i], reference, last) - covered);
        }
        return volume;
    }

    /** What is left of points, from one on, within the box of another. */
    private static double[][] limited(double[][] points, int from, double[] to) {
        double[][] limited = new double[points.length - from][to.length];
        for (int i = 0; i < limited.length; i++) {
            for (int j = 0; j < to.length; j++) {
                limited[i][j] = Math.max(points[from + i][j], to[j]);
            }
        }
        return limited;
    }

    /** One of each group of equal points, and none that another dominates, in the first m losses. */
    private static double[][] undominated(double[][] points, int m) {
        List<double[]> kept = new ArrayList<>();
        for (double[] point : points) {
            if (kept.stream().noneMatch(other -> isAsGood(other, point, m))) {
                kept.removeIf(other -> isAsGood(point, other, m));
                kept.add(point);
            }
        }
        return kept.toArray(double[][]::new);
    }

    private static boolean isAsGood(double[] one, double[] other, int m) {
        for (int j = 0; j < m; j++) {
            if (one[j] > other[j]) {
                return false;
            }
        }
        return true;
    }
}
