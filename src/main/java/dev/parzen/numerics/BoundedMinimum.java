package dev.parzen.numerics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * The local minimum of a smooth function in a box, by L-BFGS with projection.
 *
 * <pre>
 * x, f, g   point, value, gradient       s, y   change of x, of g, in one of the last {@value #MEMORY} steps
 * </pre>
 *
 * A coordinate at its bound from which the gradient pushes outwards is held; over the others the direction −H g comes from
 * the two-loop recursion (Nocedal and Wright 2006, algorithm 7.4), and the step along it, projected into the box, is
 * shortened until the value falls enough (Bertsekas 1982, Projected Newton methods, SIAM J. Control Optim. 20).
 */
public final class BoundedMinimum {
    private static final int MEMORY = 8;
    private static final int SHORTENINGS = 20;
    private static final double ENOUGH = 1e-4;
    private static final double CURVED = 1e-10;

    /** A function with its gradient. */
    public interface Smooth {
        /**
         * The value at {@code x}.
         *
         * @param gradient is filled with the derivatives
         */
        double at(double[] x, double[] gradient);
    }

    /**
     * When to stop.
     *
     * @param steps how many steps at most
     * @param gradient stop when no free derivative is larger
     * @param gain stop when a step gains no more than this share of 1 + |f|
     */
    public record Patience(int steps, double gradient, double gain) {}

    /** A point and its value. */
    public record Minimum(double[] x, double value) {}

    private record Change(double[] s, double[] y, double product) {}

    private final Smooth function;
    private final double[] low;
    private final double[] high;
    private final Deque<Change> changes = new ArrayDeque<>();
    private double[] x;
    private double[] g;
    private double f;

    private BoundedMinimum(Smooth function, double[] low, double[] high, double[] start) {
        this.function = function;
        this.low = low;
        this.high = high;
        this.x = start.clone();
        project(x);
        this.g = new double[x.length];
        this.f = function.at(x, g);
    }

    /** The minimum near a start; the start, projected into the box, if the function is nowhere lower on the way. */
    public static Minimum near(double[] start, double[] low, double[] high, Smooth function, Patience patience) {
        var search = new BoundedMinimum(function, low, high, start);
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < patience.steps() && search.steepest() > patience.gradient(); i++) {
            if (before - search.f <= patience.gain() * (1 + Math.abs(search.f)) && Double.isFinite(before)) {
                break;
            }
            before = search.f;
            if (!search.step()) {
                break;
            }
        }
        return new Minimum(search.x, search.f);
    }

    private double steepest() {
        double most = 0;
        for (int j = 0; j < x.length; j++) {
            if (isFree(j)) {
                most = Math.max(most, Math.abs(g[j]));
            }
        }
        return most;
    }

    private boolean isFree(int j) {
        return !(x[j] <= low[j] && g[j] > 0) && !(x[j] >= high[j] && g[j] < 0);
    }

    /** False if no step from here leads lower. */
    private boolean step() {
        if (search(direction())) {
            return true;
        }
        boolean tired = !changes.isEmpty();
        changes.clear();
        return tired && search(direction());
    }

    /** −H g over the free coordinates, where that descends; else −g. */
    private double[] direction() {
        double[] free = onlyFree(g);
        double[] direction = onlyFree(twoLoops(free));
        if (InverseFactor.dot(direction, free, x.length) >= 0) {
            changes.clear();
            direction = twoLoops(free);
        }
        return direction;
    }

    private double[] onlyFree(double[] vector) {
        double[] free = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            free[j] = isFree(j) ? vector[j] : 0;
        }
        return free;
    }

    private double[] twoLoops(double[] gradient) {
        int n = x.length;
        double[] d = new double[n];
        for (int j = 0; j < n; j++) {
            d[j] = -gradient[j];
        }
        if (changes.isEmpty()) {
            double scale = 1 / Math.max(1, Arrays.stream(d).map(Math::abs).max().orElse(1));
            addMultiple(scale - 1, d.clone(), d);
            return d;
        }
        double[] factors = new double[changes.size()];
        int i = 0;
        for (Change change : changes) {
            factors[i] = InverseFactor.dot(change.s, d, n) / change.product;
            addMultiple(-factors[i++], change.y, d);
        }
        Change last = changes.getFirst();
        addMultiple(last.product / InverseFactor.dot(last.y, last.y, n) - 1, d.clone(), d);
        for (Iterator<Change> oldest = changes.descendingIterator(); oldest.hasNext(); ) {
            Change change = oldest.next();
            addMultiple(factors[--i] - InverseFactor.dot(change.y, d, n) / change.product, change.s, d);
        }
        return d;
    }

    /** Moves along the direction as far as the value falls enough. */
    private boolean search(double[] direction) {
        double share = 1;
        double[] gradient = new double[x.length];
        for (int i = 0; i < SHORTENINGS; i++) {
            double[] point = x.clone();
            addMultiple(share, direction, point);
            project(point);
            double[] s = difference(point, x);
            double slope = InverseFactor.dot(g, s, s.length);
            double value = function.at(point, gradient);
            if (value < f && value <= f + ENOUGH * slope) {
                remember(s, difference(gradient, g));
                x = point;
                g = gradient;
                f = value;
                return true;
            }
            share *= shortening(slope, value);
        }
        return false;
    }

    /** To the minimum of the parabola through what is known, but not too near to either end. */
    private double shortening(double slope, double value) {
        double rise = value - f - slope;
        return slope < 0 && rise > 0 ? Math.min(0.5, Math.max(0.1, -slope / (2 * rise))) : 0.25;
    }

    private void remember(double[] s, double[] y) {
        double product = InverseFactor.dot(s, y, s.length);
        double lengths = InverseFactor.dot(s, s, s.length) * InverseFactor.dot(y, y, s.length);
        if (product > CURVED * Math.sqrt(lengths)) {
            changes.addFirst(new Change(s, y, product));
            if (changes.size() > MEMORY) {
                changes.removeLast();
            }
        }
    }

    private void project(double[] point) {
        for (int j = 0; j < point.length; j++) {
            point[j] = Math.min(high[j], Math.max(low[j], point[j]));
        }
    }

    private static double[] difference(double[] one, double[] other) {
        double[] difference = new double[one.length];
        for (int j = 0; j < one.length; j++) {
            difference[j] = one[j] - other[j];
        }
        return difference;
    }

    private static void addMultiple(double factor, double[] vector, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * vector[j];
        }
    }
}
