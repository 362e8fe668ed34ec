package dev.parzen.sampler.tpe;

import dev.parzen.space.Axis;
import dev.parzen.trial.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses the point at which the good density exceeds the bad one most.
 *
 * <pre>
 * l, g   densities of the good and of the bad trials        x   a point of coordinates
 * q      the good trials' share of all
 * score(x) = ln l(x) − ln g(x), or the sum of −ln(q + (1 − q) g(x) / l(x)) over several divisions
 * </pre>
 *
 * The expected improvement grows with l/g (Bergstra 2011, equation 5); with constraints it is the product of factors, one
 * for the objective and one for each constraint (Watanabe and Hutter 2023).
 */
final class Acquisition {
    private static final int ROUNDS = 4;
    private static final int SMALL_GRID = 1024;

    private final List<Axis> axes;
    private final Observations observations;
    private final List<Ratio> ratios;
    private final int candidates;

    /** A point and its score. */
    private record Candidate(double[] point, double score) {}

    /** @param candidates how many are drawn from each of the good densities */
    Acquisition(Observations observations, List<Ratio> ratios, int candidates) {
        this.axes = observations.columns().stream().map(Column::axis).toList();
        this.observations = observations;
        this.ratios = ratios;
        this.candidates = candidates;
    }

    /** The best of the candidates drawn from l; in a finite space one that no trial has, where that can be. */
    double[] best(RandomGenerator random) {
        Candidate best = best(drawn(random));
        return isFinite() && observations.contains(best.point()) ? bestNew(best, random) : best.point();
    }

    private double[] bestNew(Candidate repeated, RandomGenerator random) {
        for (int round = 1; round < ROUNDS; round++) {
            Candidate best = best(drawn(random));
            if (!observations.contains(best.point())) {
                return best.point();
            }
        }
        List<double[]> fresh = fresh(drawn(random));
        if (fresh.isEmpty()) {
            fresh = fresh(cells() <= SMALL_GRID ? grid() : spread(random));
        }
        return fresh.isEmpty() ? repeated.point() : best(fresh).point();
    }

    private List<double[]> fresh(List<double[]> points) {
        return points.stream().filter(point -> !observations.contains(point)).toList();
    }

    private Candidate best(List<double[]> points) {
        Candidate best = null;
        for (double[] point : points) {
            double score = score(point, best == null ? Double.NEGATIVE_INFINITY : best.score());
            if (best == null || score > best.score()) {
                best = new Candidate(point, score);
            }
        }
        return best;
    }

    /** Perhaps something not above {@code least} instead, if it is not above that. */
    private double score(double[] point, double least) {
        return ratios.size() == 1
                ? ratios.get(0).log(point, least)
                : ratios.stream().mapToDouble(ratio -> ratio.logRelative(point)).sum();
    }

    private List<double[]> drawn(RandomGenerator random) {
        List<double[]> points = new ArrayList<>(candidates * ratios.size());
        for (Ratio ratio : ratios) {
            for (int i = 0; i < candidates; i++) {
                points.add(ratio.draw(random));
            }
        }
        return points;
    }

    private List<double[]> spread(RandomGenerator random) {
        List<double[]> points = new ArrayList<>(candidates);
        for (int i = 0; i < candidates; i++) {
            points.add(axes.stream()
                    .mapToDouble(axis -> axis.coordinateAt((long) (random.nextDouble() * axis.cells())))
                    .toArray());
        }
        return points;
    }

    private boolean isFinite() {
        return axes.stream().noneMatch(Axis::isContinuous);
    }

    private double cells() {
        return axes.stream().mapToDouble(Axis::cells).reduce(1, (one, other) -> one * other);
    }

    /** All points of the space, by counting in the axes' cells. */
    private List<double[]> grid() {
        List<double[]> points = new ArrayList<>();
        for (int number = 0; number < cells(); number++) {
            double[] point = new double[axes.size()];
            int rest = number;
            for (int j = 0; j < point.length; j++) {
                int count = (int) axes.get(j).cells();
                point[j] = axes.get(j).coordinateAt(rest % count);
                rest /= count;
            }
            points.add(point);
        }
        return points;
    }
}
