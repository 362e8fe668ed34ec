package dev.parzen.sampler.gp;

import dev.parzen.numerics.BoundedMinimum;
import dev.parzen.space.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Looks for the point of the cube where the acquisition is highest: among random points and neighbours of the best trials,
 * then uphill from some of them. On continuous axes by the gradient, in units of their length-scales; on each discrete axis
 * by trying all its values if they are few, else those 1, 2, 4, … cells away; both in turn until nothing changes.
 */
final class Search {
    private static final int ROUNDS = 5;
    private static final int FEW_CELLS = 16;
    private static final double SMALLEST_MOVE = 1e-3;
    private static final double LARGEST_MOVE = 0.3;
    private static final double SHARE_OF_NEW_CHOICES = 0.2;
    private static final double COORDINATES_ANEW = 1.5;
    private static final BoundedMinimum.Patience PATIENCE = new BoundedMinimum.Patience(40, 1e-4, 1e-6);

    private final Cube cube;
    private final Acquisition acquisition;
    private final Kernel kernel;
    private final Region region;
    private final Deadline deadline;

    /** A point and its acquisition; what has none comes last. */
    record Candidate(double[] point, double score) {
        Candidate {
            score = Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
        }
    }

    /** In the whole cube. */
    Search(Cube cube, Acquisition acquisition, Kernel kernel, Deadline deadline) {
        this(cube, acquisition, kernel, Region.all(cube.dimensions()), deadline);
    }

    Search(Cube cube, Acquisition acquisition, Kernel kernel, Region region, Deadline deadline) {
        this.cube = cube;
        this.acquisition = acquisition;
        this.kernel = kernel;
        this.region = region;
        this.deadline = deadline;
    }

    /**
     * The best point found.
     *
     * @param count of random points; half as many more are neighbours of the {@code best} trials' points
     * @param climbs how many of them are improved
     * @param isKnown points that are only chosen if there is no other
     */
    double[] best(int count, int climbs, List<double[]> best, Predicate<double[]> isKnown, RandomGenerator random) {
        if (region.isAll() && cube.cells() <= count) {
            return first(scored(cube.grid()), isKnown);
        }
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(region.draw(cube, random));
        }
        for (int i = 0; i < count / 2 && !best.isEmpty(); i++) {
            points.add(neighbour(best.get(i % best.size()), random));
            points.add(crossed(best.get(i % best.size()), random));
        }
        List<Candidate> candidates = scored(points);
        List<Candidate> tops = new ArrayList<>(candidates);
        for (Candidate start : starts(candidates, climbs, random)) {
            tops.add(climbed(start));
        }
        return first(tops, isKnown);
    }

    private List<Candidate> scored(List<double[]> points) {
        deadline.check();
        return points.stream()
                .map(point -> new Candidate(point, acquisition.at(point)))
                .toList();
    }

    private double[] first(List<Candidate> candidates, Predicate<double[]> isKnown) {
        List<double[]> sorted = candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .map(candidate -> cube.returned(candidate.point))
                .toList();
        return sorted.stream().filter(isKnown.negate()).findFirst().orElse(sorted.get(0));
    }

    /** The best, and others with a probability that grows with their expected improvement. */
    private static List<Candidate> starts(List<Candidate> candidates, int count, RandomGenerator random) {
        List<Candidate> left = new ArrayList<>(candidates);
        List<Candidate> starts = new ArrayList<>();
        Candidate best =
                left.stream().max(Comparator.comparingDouble(Candidate::score)).orElseThrow();
        left.remove(best);
        starts.add(best);
        while (starts.size() < count && !left.isEmpty()) {
            starts.add(left.remove(spun(left, best.score, random)));
        }
        return starts;
    }

    private static int spun(List<Candidate> candidates, double most, RandomGenerator random) {
        double[] sums = new double[candidates.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += Math.exp(candidates.get(i).score - most);
            sums[i] = sum;
        }
        double point = random.nextDouble() * sum;
        int index = 0;
        while (index < sums.length - 1 && sums[index] <= point) {
            index++;
        }
        return index;
    }

    private double[] neighbour(double[] point, RandomGenerator random) {
        double move = SMALLEST_MOVE * Math.pow(LARGEST_MOVE / SMALLEST_MOVE, random.nextDouble());
        double[] neighbour = point.clone();
        for (int j = 0; j < point.length; j++) {
            Axis axis = cube.axes().get(j);
            if (!axis.isCategorical()) {
                double moved = point[j] + move * random.nextGaussian();
                neighbour[j] = axis.snapped(region.clipped(j, moved));
            } else if (random.nextDouble() < SHARE_OF_NEW_CHOICES) {
                neighbour[j] = random.nextInt((int) axis.cells());
            }
        }
        return cube.settled(neighbour);
    }

    /** The point with one coordinate drawn anew, and each other one with a small probability. */
    private double[] crossed(double[] point, RandomGenerator random) {
        double[] crossed = region.draw(cube, random);
        int sure = random.nextInt(point.length);
        for (int j = 0; j < point.length; j++) {
            if (j != sure && random.nextDouble() * point.length >= COORDINATES_ANEW) {
                boolean isChoice = cube.axes().get(j).isCategorical();
                crossed[j] = isChoice ? point[j] : cube.axes().get(j).snapped(region.clipped(j, point[j]));
            }
        }
        return cube.settled(crossed);
    }

    private Candidate climbed(Candidate start) {
        Candidate now = start;
        for (int round = 0; round < ROUNDS; round++) {
            Candidate slid = cube.isFinite() ? now : slid(now);
            Candidate stepped = stepped(slid);
            if (stepped == slid) {
                return slid;
            }
            now = stepped;
        }
        return now;
    }

    /** Uphill over the continuous axes that exist. */
    private Candidate slid(Candidate start) {
        double[] units = units();
        boolean[] moving = moving(start.point);
        double[] high = new double[units.length];
        double[] low = new double[units.length];
        double[] from = new double[units.length];
        for (int j = 0; j < units.length; j++) {
            from[j] = start.point[j] * units[j];
            low[j] = moving[j] ? region.low()[j] * units[j] : from[j];
            high[j] = moving[j] ? region.high()[j] * units[j] : from[j];
        }
        double[] x = start.point.clone();
        BoundedMinimum.Smooth descent = (z, gradient) -> {
            unscale(z, units, moving, x);
            return descent(x, units, moving, gradient);
        };
        BoundedMinimum.Minimum end = BoundedMinimum.near(from, low, high, descent, PATIENCE);
        unscale(end.x(), units, moving, x);
        return new Candidate(x, -end.value());
    }

    private double descent(double[] x, double[] units, boolean[] moving, double[] gradient) {
        deadline.check();
        double value = acquisition.at(x, gradient);
        for (int j = 0; j < x.length; j++) {
            gradient[j] = moving[j] ? -gradient[j] / units[j] : 0;
        }
        return -value;
    }

    private boolean[] moving(double[] point) {
        boolean[] moving = new boolean[point.length];
        for (int j = 0; j < point.length; j++) {
            moving[j] = cube.axes().get(j).isContinuous() && cube.exists(j, point);
        }
        return moving;
    }

    private static void unscale(double[] z, double[] units, boolean[] moving, double[] x) {
        for (int j = 0; j < x.length; j++) {
            if (moving[j]) {
                x[j] = Math.min(1, z[j] / units[j]);
            }
        }
    }

    /** A length-scale of each axis has this share in it: √θ. */
    private double[] units() {
        return Arrays.stream(kernel.theta()).map(Math::sqrt).toArray();
    }

    /** The best value of each discrete axis in turn; the same candidate if none is better. */
    private Candidate stepped(Candidate start) {
        Candidate best = start;
        for (int j = 0; j < cube.dimensions(); j++) {
            Axis axis = cube.axes().get(j);
            if (!axis.isContinuous() && cube.exists(j, best.point)) {
                for (double u : others(axis, best.point[j])) {
                    double[] point = best.point.clone();
                    point[j] = u;
                    cube.settled(point);
                    double score = acquisition.at(point);
                    if (score > best.score && (axis.isCategorical() || region.clipped(j, u) == u)) {
                        best = new Candidate(point, score);
                    }
                }
            }
        }
        return best;
    }

    private static double[] others(Axis axis, double u) {
        int cells = (int) Math.min(Integer.MAX_VALUE, axis.cells());
        if (axis.cells() <= FEW_CELLS) {
            double[] all = new double[cells];
            Arrays.setAll(all, axis::coordinateAt);
            return Arrays.stream(all).filter(other -> other != u).toArray();
        }
        List<Double> others = new ArrayList<>();
        for (double cellsAway = 1; cellsAway < axis.cells(); cellsAway *= 2) {
            others.add(moved(axis, u, cellsAway));
            others.add(moved(axis, u, -cellsAway));
        }
        return others.stream()
                .mapToDouble(Double::doubleValue)
                .filter(other -> other >= 0 && other != u)
                .toArray();
    }

    /** Negative if there is no such cell. */
    private static double moved(Axis axis, double u, double cells) {
        double width = axis.upper(u) - axis.lower(u);
        double to = u + cells * width;
        return to < 0 || to > 1 ? -1 : axis.snapped(to);
    }
}
