package dev.parzen.sampler.gp;

import java.util.Arrays;
import java.util.List;

/** How much is to be gained at a point of the cube: a sum of logarithms. */
record Acquisition(List<? extends Part> parts) {

    /** One of the logarithms, by the posterior of one function or of several. */
    interface Part {
        /** The value at a point. */
        double at(double[] x);

        /** Adds the derivatives at the point that was asked for last; that by a choice is 0. */
        void addSlope(double[] gradient);
    }

    /** Of one part. */
    static Acquisition of(Part part) {
        return new Acquisition(List.of(part));
    }

    /** The value. */
    double at(double[] x) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.at(x);
        }
        return sum;
    }

    /** The value, and its derivatives. */
    double at(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (Part part : parts) {
            sum += part.at(x);
            part.addSlope(gradient);
        }
        return sum;
    }
}
