package dev.parzen.sampler.nsga;

import dev.parzen.numerics.Hypervolume;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.TrialState;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Test problems with several losses (Zitzler, Deb and Thiele 2000; Deb et al. 2005), all parameters from 0 to 1. */
enum Problem {
    ZDT1(10, 1.1, 6) {
        @Override
        double[] losses(double[] x) {
            double g = 1 + Arrays.stream(x).skip(1).sum();
            return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))};
        }
    },
    ZDT2(10, 1.1, 6) {
        @Override
        double[] losses(double[] x) {
            double g = 1 + Arrays.stream(x).skip(1).sum();
            return new double[] {x[0], g * (1 - x[0] / g * (x[0] / g))};
        }
    },
    DTLZ2(7, 2.5, 2.5, 2.5) {
        @Override
        double[] losses(double[] x) {
            double g =
                    1 + Arrays.stream(x).skip(2).map(v -> (v - 0.5) * (v - 0.5)).sum();
            double a = x[0] * Math.PI / 2;
            double b = x[1] * Math.PI / 2;
            return new double[] {g * Math.cos(a) * Math.cos(b), g * Math.cos(a) * Math.sin(b), g * Math.sin(a)};
        }
    };

    private final int dimensions;
    private final double[] reference;

    Problem(int dimensions, double... reference) {
        this.dimensions = dimensions;
        this.reference = reference;
    }

    abstract double[] losses(double[] x);

    /** A study of so many trials, some of them at the same time. */
    History study(SamplerSpec spec, long seed, int trials, int inFlight) {
        List<Direction> directions = Collections.nCopies(reference.length, Direction.MINIMIZE);
        Driver driver =
                new Driver(spec, seed, Spaces.flat(dimensions), Direction.MINIMIZE).after(History.empty(directions));
        while (driver.history().size() < trials) {
            List<Observation> asked =
                    IntStream.range(0, inFlight).mapToObj(i -> driver.ask()).toList();
            asked.forEach(trial -> driver.tell(told(trial)));
        }
        return driver.history();
    }

    private Observation told(Observation trial) {
        double[] x = IntStream.range(0, dimensions)
                .mapToDouble(i -> trial.params().get("x" + i).value().asDouble())
                .toArray();
        List<Double> values = DoubleStream.of(losses(x)).boxed().toList();
        return new Observation(trial.number(), TrialState.Name.COMPLETE, trial.params(), values, Curve.EMPTY);
    }

    /** What the first trials of a study dominate. */
    double hypervolume(History history, int trials) {
        double[][] points = IntStream.range(0, trials)
                .mapToObj(row ->
                        history.row(row).values().stream().mapToDouble(v -> v).toArray())
                .toArray(double[][]::new);
        return Hypervolume.of(points, reference);
    }
}
