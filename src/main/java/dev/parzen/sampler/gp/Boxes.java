package dev.parzen.sampler.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The values that no known one dominates, below a reference point: disjoint boxes, of which some reach to −∞.
 *
 * <p>A known point p takes from a box (l, u) what lies above both l and p. The rest is cut into a box for each objective j
 * with lⱼ below pⱼ: above p in the objectives before j, below pⱼ in j, and as wide as it was in those after.
 */
record Boxes(List<Box> boxes) {

    /** Values above {@code low} and up to {@code high}. */
    record Box(double[] low, double[] high) {

        private boolean hasRoomAbove(double[] point) {
            for (int j = 0; j < point.length; j++) {
                if (point[j] >= high[j]) {
                    return false;
                }
            }
            return true;
        }

        private void addRest(double[] point, List<Box> rest) {
            double[] from = low.clone();
            for (int j = 0; j < point.length; j++) {
                if (low[j] < point[j]) {
                    double[] to = high.clone();
                    to[j] = point[j];
                    rest.add(new Box(from.clone(), to));
                    from[j] = point[j];
                }
            }
        }
    }

    /** What the points leave below the reference. */
    static Boxes of(List<double[]> points, double[] reference) {
        double[] low = new double[reference.length];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        List<Box> boxes = List.of(new Box(low, reference));
        List<double[]> ascending = points.stream()
                .sorted(Comparator.comparingDouble(point -> point[0]))
                .toList();
        for (double[] point : ascending) {
            boxes = without(boxes, point);
        }
        return new Boxes(boxes);
    }

    private static List<Box> without(List<Box> boxes, double[] point) {
        List<Box> left = new ArrayList<>();
        for (Box box : boxes) {
            if (box.hasRoomAbove(point)) {
                box.addRest(point, left);
            } else {
                left.add(box);
            }
        }
        return left;
    }
}
