package dev.parzen.sampler.gp;

import dev.parzen.numerics.InverseFactor;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Five observations over two numbers and a choice of three, with a kernel. */
final class Five {
    static final Kernel KERNEL = new Kernel(new double[] {4, 2.5, 0.6}, 1.3, new double[] {1.5, 0.4, 2}, 0.7, 0.01);
    static final boolean[] CATEGORICAL = {false, false, true};
    static final double[] Y = {0.3, -1.2, 1.5, 0.1, -0.7};
    static final List<double[]> POINTS = List.of(
            new double[] {0.1, 0.2, 0},
            new double[] {0.4, 0.9, 1},
            new double[] {0.75, 0.3, 2},
            new double[] {0.9, 0.65, 0},
            new double[] {0.55, 0.5, 1});
    static final Deadline NEVER = new Deadline(InstantSource.fixed(Instant.EPOCH), Instant.EPOCH);

    private Five() {}

    static Points points() {
        return Points.of(POINTS, CATEGORICAL);
    }

    static Experience experience() {
        InverseFactor factor = InverseFactor.EMPTY;
        for (double[] point : POINTS) {
            factor = Experience.grown(factor, new Covariances(KERNEL, points()), point);
        }
        List<Observation> trials = IntStream.range(0, POINTS.size())
                .mapToObj(i -> Observations.complete(i, 0.5, Y[i]))
                .toList();
        return new Experience(POINTS, trials, POINTS.size(), 100, KERNEL, factor);
    }
}
