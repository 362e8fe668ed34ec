package dev.parzen.numerics;

import java.util.Map;
import java.util.TreeMap;

/**
 * The area that points of a plane dominate, growing point by point. Its border is a staircase: to each point that none
 * dominates, by ascending x, belongs a y that descends.
 */
final class Staircase {
    private final double right;
    private final double top;
    private final TreeMap<Double, Double> steps = new TreeMap<>();
    private double area;

    /** Dominated is what lies left of {@code right} and below {@code top}: the reference point. */
    Staircase(double right, double top) {
        this.right = right;
        this.top = top;
    }

    double area() {
        return area;
    }

    /** By how much a point would enlarge the area; it lies left of and below the reference point. */
    double gain(double x, double y) {
        Map.Entry<Double, Double> left = steps.floorEntry(x);
        double height = left == null ? top : left.getValue();
        double gain = 0;
        double from = x;
        for (Map.Entry<Double, Double> next : steps.tailMap(x, false).entrySet()) {
            if (height <= y) {
                return gain;
            }
            gain += (next.getKey() - from) * (height - y);
            from = next.getKey();
            height = next.getValue();
        }
        return height <= y ? gain : gain + (right - from) * (height - y);
    }

    /** With one more point, inside the reference point. */
    void add(double x, double y) {
        double gain = gain(x, y);
        if (gain > 0) {
            area += gain;
            Map.Entry<Double, Double> next = steps.ceilingEntry(x);
            while (next != null && next.getValue() >= y) {
                steps.remove(next.getKey());
                next = steps.ceilingEntry(x);
            }
            steps.put(x, y);
        }
    }
}
