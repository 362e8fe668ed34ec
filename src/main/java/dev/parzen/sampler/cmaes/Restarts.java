package dev.parzen.sampler.cmaes;

import java.util.random.RandomGenerator;

/** What follows when a search has converged. */
public enum Restarts {
    /** It goes on drawing from where it converged to. */
    NONE {
        @Override
        Regime next(Regime ended, RandomGenerator random) {
            return ended;
        }
    },
    /** Another search from a random point with twice the population (Auger and Hansen 2005). */
    IPOP {
        @Override
        Regime next(Regime ended, RandomGenerator random) {
            return ended.doubled();
        }
    },
    /**
     * Doubled populations in turn with small ones and small steps, which together get as many trials (Hansen 2009).
     */
    BIPOP {
        @Override
        Regime next(Regime ended, RandomGenerator random) {
            return ended.smallTrials() < ended.largeTrials() ? ended.shrunk(random) : ended.doubled();
        }
    };

    /** The regime of the next search, once the trials of the one that ended are counted. */
    abstract Regime next(Regime ended, RandomGenerator random);

    /**
     * How one search differs from another.
     *
     * @param restart 0 for the first
     * @param population λ of this search
     * @param step σ at its beginning, as a share of the sampler's
     * @param usual λ of the first search
     * @param large λ of the last search that was doubled
     * @param isSmall whether this one is small
     * @param largeTrials what doubled searches have used, the first one aside
     * @param smallTrials what small ones have used
     */
    record Regime(
            int restart,
            int population,
            double step,
            int usual,
            int large,
            boolean isSmall,
            long largeTrials,
            long smallTrials) {
        private static final int LARGEST = 1 << 20;

        static Regime first(int population) {
            return new Regime(0, population, 1, population, population, false, 0, 0);
        }

        /** With the trials counted that this search has used. */
        Regime spent(long trials) {
            return new Regime(
                    restart,
                    population,
                    step,
                    usual,
                    large,
                    isSmall,
                    largeTrials + (restart == 0 || isSmall ? 0 : trials),
                    smallTrials + (isSmall ? trials : 0));
        }

        private Regime doubled() {
            int doubled = Math.min(LARGEST, 2 * large);
            return new Regime(restart + 1, doubled, 1, usual, doubled, false, largeTrials, smallTrials);
        }

        private Regime shrunk(RandomGenerator random) {
            double u = random.nextDouble();
            int small = (int) (usual * Math.pow(0.5 * large / usual, u * u));
            double shrunkStep = Math.pow(10, -2 * random.nextDouble());
            return new Regime(restart + 1, small, shrunkStep, usual, large, true, largeTrials, smallTrials);
        }
    }
}
