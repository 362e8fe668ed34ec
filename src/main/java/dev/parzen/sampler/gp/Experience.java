package dev.parzen.sampler.gp;

import dev.parzen.numerics.BoundedMinimum.Minimum;
import dev.parzen.numerics.InverseFactor;
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

    /** With so few trials and dimensions more starts of the fit cost little. */
    private static final int FEW = 100;

    private static final int FEW_DIMENSIONS = 20;

    /** Of each dimension on its own: as the prior has it, and so short that there are a few valleys or many. */
    private static final double[] LENGTHS = {Prior.LENGTH, 0.18, 0.045};

    /** The kernel is fitted to no more than so many. */
    private static final int FITTED = 256;

    /** What experience depends on beside the trials. */
    record Key(Cube.Shape shape, List<Aspect> aspects, boolean fixedNoise) {}

    /** What each step of the fold needs. */
    private record Learning(Cube cube, Aspect aspect, boolean fixedNoise, Deadline deadline) {}

    /** The experience of each aspect from a history, as far as it is not yet remembered. */
    static List<Experience> of(
            History history, Cube cube, List<Aspect> aspects, boolean fixedNoise, Deadline deadline) {
        Experience none = new Experience(
                List.of(), List.of(), 0, FIRST_FIT, Prior.kernel(cube.dimensions(), fixedNoise), InverseFactor.EMPTY);
        List<Learning> learning = aspects.stream()
                .map(aspect -> new Learning(cube, aspect, fixedNoise, deadline))
                .toList();
        return history.fold(
                new Key(cube.shape(), aspects, fixedNoise),
                Collections.nCopies(aspects.size(), none),
                (before, trial) -> IntStream.range(0, aspects.size())
                        .mapToObj(i -> before.get(i).plus(trial, learning.get(i)))
                        .toList());
    }

    private Experience plus(Observation trial, Learning learning) {
        learning.deadline.check();
        if (!learning.aspect.isSeenIn(trial)) {
            return this;
        }
        double[] point = learning.cube.point(trial);
        Experience with = Cube.isWhole(point) ? appended(point, trial, learning.cube) : this;
        return with.seenOneMore().fittedIfDue(trial, learning);
    }

    private Experience seenOneMore() {
        return new Experience(points, trials, seen + 1, nextFit, kernel, factor);
    }

    private Experience appended(double[] point, Observation trial, Cube cube) {
        InverseFactor longer = grown(factor, new Covariances(kernel, Points.of(points, cube.categorical())), point);
        return new Experience(plus(points, point), plus(trials, trial), seen, nextFit, kernel, longer);
    }

    /** The factor with a row for a further point. */
    static InverseFactor grown(InverseFactor factor, Covariances covariances, double[] point) {
        Kernel kernel = covariances.kernel();
        Kernel.Row row = Kernel.Row.of(factor.size(), kernel.dimensions());
        covariances.fill(point, factor.size(), row);
        return factor.plus(row.covariances(), kernel.variance() + kernel.noise(), kernel.noise() / 2);
    }

    /** The factor for these points. */
    static InverseFactor factor(Covariances covariances, List<double[]> points) {
        Kernel kernel = covariances.kernel();
        double[][] columns = new double[points.size()][];
        for (int i = 0; i < columns.length; i++) {
            Kernel.Row row = Kernel.Row.of(i, kernel.dimensions());
            covariances.fill(points.get(i), i, row);
            columns[i] = row.covariances();
        }
        return InverseFactor.of(columns, kernel.variance() + kernel.noise(), kernel.noise() / 2);
    }

    private Experience fittedIfDue(Observation last, Learning learning) {
        if (seen < nextFit || points.isEmpty() || last.number() < LAST_FOREIGN) {
            return this;
        }
        Kernel fitted = fitted(learning);
        InverseFactor rebuilt = factor(new Covariances(fitted, Points.of(points, learning.cube.categorical())), points);
        return new Experience(points, trials, seen, seen + Math.max(1, seen / SHARE), fitted, rebuilt);
    }

    private Kernel fitted(Learning learning) {
        double[] y = learning.aspect.targets(trials).y();
        int[] chosen = telling(y);
        Evidence evidence = new Evidence(
                Points.of(IntStream.of(chosen).mapToObj(points::get).toList(), learning.cube.categorical()),
                IntStream.of(chosen).mapToDouble(i -> y[i]).toArray(),
                learning.fixedNoise,
                learning.deadline);
        Minimum best = evidence.near(kernel);
        if (points.size() <= FEW && learning.cube.dimensions() <= FEW_DIMENSIONS) {
            for (double length : LENGTHS) {
                Minimum other = evidence.near(Prior.kernel(learning.cube.dimensions(), length, learning.fixedNoise));
                best = other.value() < best.value() ? other : best;
            }
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
