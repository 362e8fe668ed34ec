package dev.parzen.sampler;

import dev.parzen.space.ParameterValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Why a sampler chooses a point, in the numbers that it goes by itself. */
public sealed interface Explanation {

    /** No model had a part in it. */
    record Unmodelled(String reason) implements Explanation {}

    /**
     * The densities of the good and of the other trials were compared.
     *
     * @param finished trials that had finished, those of earlier studies included
     * @param good how many of them counted as good
     * @param inFlight trials in flight that counted as bad
     * @param models what was modelled together; each parameter is in one of them
     */
    record Densities(int finished, int good, int inFlight, List<DensityModel> models) implements Explanation {
        public Densities {
            models = List.copyOf(models);
        }
    }

    /**
     * The densities at the point, over the coordinates of the model: each parameter from 0 to 1, choices as they are.
     *
     * @param good how many good trials have the parameters
     * @param bad how many others have them, with those in flight
     * @param logGood ln l
     * @param logBad ln g
     * @param score ln l − ln g, of which the largest is chosen
     * @param parameters by name what the densities of each alone are
     * @param pulled the good trials from whose kernels most of l comes
     */
    record DensityModel(
            int good,
            int bad,
            double logGood,
            double logBad,
            double score,
            Map<String, Marginal> parameters,
            List<Pull> pulled) {
        public DensityModel {
            parameters = Map.copyOf(parameters);
            pulled = List.copyOf(pulled);
        }
    }

    /** The densities of one parameter alone: ln l, ln g and their difference. */
    record Marginal(double logGood, double logBad, double score) {}

    /**
     * What one kernel adds to l.
     *
     * @param trial its number, negative if it is of an earlier study
     * @param share of l, from 0 to 1; what is missing is the prior's and other trials'
     */
    record Pull(int trial, double share) {}

    /**
     * A Gaussian process foretold the objective.
     *
     * @param trials how many it learnt from
     * @param mean what it expected here
     * @param deviation its standard deviation here, on the scale of the mean
     * @param acquisition the logarithm of the expected improvement, in standardised values
     */
    record Prediction(int trials, double mean, double deviation, double acquisition) implements Explanation {}

    /**
     * The point was drawn from a normal distribution that evolves.
     *
     * @param generation from 1 on
     * @param population how many trials are a generation
     * @param restart how many searches had converged before
     * @param stepSize σ, as a share of the ranges
     * @param mean the parameters in the middle of the distribution
     * @param deviations standard deviations, as shares of the ranges
     * @param distance of the point from the mean, in deviations; none if the point has no place in the model
     */
    record Generation(
            int generation,
            int population,
            int restart,
            double stepSize,
            Map<String, ParameterValue> mean,
            Map<String, Double> deviations,
            OptionalDouble distance)
            implements Explanation {
        public Generation {
            mean = Map.copyOf(mean);
            deviations = Map.copyOf(deviations);
        }
    }
}
