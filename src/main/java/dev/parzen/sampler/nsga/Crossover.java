package dev.parzen.sampler.nsga;

import java.util.random.RandomGenerator;

/** How a child's numbers come of its parents'. Choices always come from one parent or the other. */
public enum Crossover {
    /** Each from one parent or the other. */
    UNIFORM(2),
    /** Near one parent or the other, the nearer the closer they are to each other (simulated binary). */
    SBX(2),
    /** Evenly from the parents' interval, half as wide again on either side. */
    BLX_ALPHA(2),
    /** Evenly from the simplex of three parents, made larger. */
    SPX(3),
    /** Normally around the middle of two parents, along their line and, by the third's distance, across. */
    UNDX(3),
    /** Around one parent or the other, with no region excluded (a variant of simulated binary). */
    VSBX(2);

    private final int parents;

    Crossover(int parents) {
        this.parents = parents;
    }

    int parents() {
        return parents;
    }

    /**
     * A child of the parents' coordinates, not necessarily between 0 and 1.
     *
     * @param x the parents, shape {@link #parents()} × d
     * @param swapping with what probability a coordinate is the second parent's, where whole ones are taken
     * @param eta distribution index of the simulated binary ones: the higher, the nearer to the parents
     */
    double[] child(double[][] x, double swapping, double eta, RandomGenerator random) {
        return switch (this) {
            case SPX -> Simplexes.simplex(x, random);
            case UNDX -> Simplexes.unimodal(x, random);
            default -> {
                double[] child = new double[x[0].length];
                for (int j = 0; j < child.length; j++) {
                    child[j] = coordinate(x[0][j], x[1][j], swapping, eta, random);
                }
                yield child;
            }
        };
    }

    private double coordinate(double one, double other, double swapping, double eta, RandomGenerator random) {
        boolean isSwapped = random.nextDouble() < swapping;
        double first = isSwapped ? other : one;
        double second = isSwapped ? one : other;
        return switch (this) {
            case SBX -> random.nextBoolean() ? Spread.bounded(first, second, eta, random.nextDouble()) : first;
            case VSBX -> random.nextBoolean() ? Spread.around(first, second, eta, random.nextDouble()) : first;
            case BLX_ALPHA -> Spread.blended(first, second, random.nextDouble());
            default -> first;
        };
    }
}
