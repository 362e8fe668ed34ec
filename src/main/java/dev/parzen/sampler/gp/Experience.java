package dev.parzen.sampler.gp;

import dev.parzen.numerics.BoundedMinimum.Minimum;
import dev.parzen.numerics.InverseFactor;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What is known after a number of finished trials: those that have a point in the cube, the kernel, and the inverse factor
 * of the covariances of their points with the noise.
 *
 * <p>Trials of earlier studies count as if they were of this one; they come first, and are all there from the beginning.
 *
 * <p>A trial adds a row to the factor, which costs the square of their number. The kernel is fitted again, for the cube of
 * it, after every tenth of further trials, from where it was. So what is known follows from the trials in their order,
 * however much of it was remembered.
 */
record Experience(
        List<double[]> points, List<Observation> trials, int seen, int nextFit, Kernel kernel, InverseFactor factor) {
    private static final int FIRST_FIT = 6;
    private static final int SHARE = 10;

    /** The number of the last trial of earlier studies: the first fit waits for it. */
    private static final int LAST_FOREIGN = -1;

    /** So few trials that a second start of the fit costs nothing. */
    private static final int FEW = 64;

    /** The kernel is fitted to no more than so many. */
    private static final int FITTED = 256;

    /** What experience depends on beside the trials. */
    record Key(Cube.Shape shape, Direction direction, boolean fixedNoise) {}

    /** The experience from a history, as far as it is not yet remembered. */
    static Experience of(History history, Cube cube, boolean fixedNoise, Deadline deadline) {
        Experience none = new Experience(
                List.of(), List.of(), 0, FIRST_FIT, Prior.kernel(cube.dimensions(), fixedNoise), InverseFactor.EMPTY);
        Key key = new Key(cube.shape(), history.direction(), fixedNoise);
        return history.fold(key, none, (before, trial) -> before.plus(trial, cube, key, deadline));
    }

    private Experience plus(Observation trial, Cube cube, Key key, Deadline deadline) {
        deadline.check();
        double[] point = cube.point(trial);
        Experience with = Cube.isWhole(point) ? appended(point, trial, cube) : this;
        return with.seenOneMore().fittedIfDue(trial, cube, key, deadline);
    }

    private Experience seenOneMore() {
        return new Experience(points, trials, seen + 1, nextFit, kernel, factor);
    }

    private Experience appended(double[] point, Observation trial, Cube cube) {
        InverseFactor longer = grown(factor, Points.of(points, cube.categorical()), point, kernel);
        return new Experience(plus(points, point), plus(trials, trial), seen, nextFit, kernel, longer);
    }

    /** The factor with a row for a further point. */
    static InverseFactor grown(InverseFactor factor, Points points, double[] point, Kernel kernel) {
        Kernel.Row row = Kernel.Row.of(factor.size(), kernel.dimensions());
        kernel.fill(points, point, factor.size(), row);
        return factor.plus(row.covariances(), kernel.variance() + kernel.noise(), kernel.noise() / 2);
    }

    private Experience fittedIfDue(Observation last, Cube cube, Key key, Deadline deadline) {
        if (seen < nextFit || points.isEmpty() || last.number() < LAST_FOREIGN) {
            return this;
        }
        Kernel fitted = fitted(cube, key, deadline);
        Points all = Points.of(points, cube.categorical());
        InverseFactor rebuilt = InverseFactor.EMPTY;
        for (double[] point : points) {
            rebuilt = grown(rebuilt, all, point, fitted);
        }
        return new Experience(points, trials, seen, seen + Math.max(1, own() / SHARE), fitted, rebuilt);
    }

    /** How many trials of this study were seen. */
    private int own() {
        return seen - (int) trials.stream().filter(Observation::isForeign).count();
    }

    private Kernel fitted(Cube cube, Key key, Deadline deadline) {
        double[] y = Targets.of(trials, key.direction()).y();
        int[] chosen = telling(y);
        Evidence evidence = new Evidence(
                Points.of(IntStream.of(chosen).mapToObj(points::get).toList(), cube.categorical()),
                IntStream.of(chosen).mapToDouble(i -> y[i]).toArray(),
                key.fixedNoise(),
                deadline);
        Minimum best = evidence.near(kernel);
        if (points.size() <= FEW) {
            Minimum other = evidence.near(Prior.kernel(cube.dimensions(), key.fixedNoise()));
            best = other.value() < best.value() ? other : best;
        }
        return evidence.kernel(best.x());
    }

    /** Of many trials half are the best, and half are spread evenly over the others. */
    private static int[] telling(double[] y) {
        if (y.length <= FITTED) {
            return IntStream.range(0, y.length).toArray();
        }
        List<Integer> byLoss = IntStream.range(0, y.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> y[i]))
                .toList();
        int half = FITTED / 2;
        TreeSet<Integer> chosen = new TreeSet<>(byLoss.subList(0, half));
        for (int i = 0; i < half; i++) {
            chosen.add(byLoss.get(half + (int) ((long) i * (y.length - half) / half)));
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return Collections.unmodifiableList(longer);
    }
}
