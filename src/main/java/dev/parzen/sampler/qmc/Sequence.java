package dev.parzen.sampler.qmc;

import dev.parzen.numerics.Halton;
import dev.parzen.numerics.Sobol;

/** A sequence of evenly spread points. */
public enum Sequence {
    /** Even in many pairs of dimensions at once, most so after 2, 4, 8, 16, … points. */
    SOBOL {
        @Override
        double coordinate(int index, int dimension, long key) {
            return Sobol.scrambled(index, dimension, key);
        }

        @Override
        int dimensions() {
            return Sobol.DIMENSIONS;
        }
    },

    /** Even after any number of points in few dimensions. */
    HALTON {
        @Override
        double coordinate(int index, int dimension, long key) {
            return Halton.scrambled(index, dimension, key);
        }

        @Override
        int dimensions() {
            return Halton.DIMENSIONS;
        }
    };

    /** From 0 to below 1; of point 0 the same in every dimension. */
    abstract double coordinate(int index, int dimension, long key);

    abstract int dimensions();
}
