package dev.parzen.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Who is dominated by whom, many points at once. A point p dominates q if p_i ≤ q_i in every direction i and p ≠ q.
 *
 * <p>Both questions divide and conquer: points in lexicographic order are dominated by earlier ones only, so the front of
 * the second half is what the front of the first leaves of it (Kung, Luccio and Preparata 1975); and of two groups none
 * dominates a member of the other unless its lower corner lies below the other's upper one.
 */
final class Dominance {
    /** So many pairs are compared one by one. */
    private static final int FEW = 1 << 14;

    private static final Comparator<Point> LEXICOGRAPHIC = (one, other) -> Arrays.compare(one.losses, other.losses);

    private Dominance() {}

    /** A trial's values as losses, of which smaller ones are better; none is NaN. */
    record Point(int number, double[] losses) {
        boolean dominates(Point other) {
            boolean isBetter = false;
            for (int i = 0; i < losses.length; i++) {
                if (losses[i] > other.losses[i]) {
                    return false;
                }
                isBetter |= losses[i] < other.losses[i];
            }
            return isBetter;
        }
    }

    /** Those of the points that no other of them dominates. */
    static List<Point> front(List<Point> points) {
        return frontOfSorted(points.stream().sorted(LEXICOGRAPHIC).toList());
    }

    /** Those of the points that none of {@code others} dominates. */
    static List<Point> remaining(List<Point> points, List<Point> others) {
        return remaining(points, others, 0);
    }

    private static List<Point> frontOfSorted(List<Point> sorted) {
        int half = sorted.size() / 2;
        if (half == 0) {
            return sorted;
        }
        List<Point> first = frontOfSorted(sorted.subList(0, half));
        List<Point> second = frontOfSorted(sorted.subList(half, sorted.size()));
        return joined(first, remaining(second, first, 1));
    }

    /** @param direction the one by which the larger group is halved */
    private static List<Point> remaining(List<Point> points, List<Point> others, int direction) {
        if (points.isEmpty() || others.isEmpty() || !mayDominate(others, points)) {
            return points;
        }
        if ((long) points.size() * others.size() <= FEW) {
            return points.stream().filter(point -> !isDominated(point, others)).toList();
        }
        List<Point> sorted = sorted(points.size() > others.size() ? points : others, direction);
        List<Point> low = sorted.subList(0, sorted.size() / 2);
        List<Point> high = sorted.subList(sorted.size() / 2, sorted.size());
        int next = (direction + 1) % points.get(0).losses.length;
        return points.size() > others.size()
                ? joined(remaining(low, others, next), remaining(high, others, next))
                : remaining(remaining(points, low, next), high, next);
    }

    /** False only if none of the points dominates one of the others. */
    private static boolean mayDominate(List<Point> points, List<Point> others) {
        for (int i = 0; i < points.get(0).losses.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (Point point : points) {
                least = Math.min(least, point.losses[i]);
            }
            double most = Double.NEGATIVE_INFINITY;
            for (Point other : others) {
                most = Math.max(most, other.losses[i]);
            }
            if (least > most) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDominated(Point point, List<Point> others) {
        for (Point other : others) {
            if (other.dominates(point)) {
                return true;
            }
        }
        return false;
    }

    private static List<Point> sorted(List<Point> points, int direction) {
        Point[] sorted = points.toArray(Point[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(point -> point.losses[direction]));
        return Arrays.asList(sorted);
    }

    private static List<Point> joined(List<Point> some, List<Point> more) {
        List<Point> all = new ArrayList<>(some.size() + more.size());
        all.addAll(some);
        all.addAll(more);
        return all;
    }
}
