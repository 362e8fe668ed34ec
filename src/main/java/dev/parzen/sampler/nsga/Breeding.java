package dev.parzen.sampler.nsga;

import java.util.OptionalDouble;

/**
 * How children are made.
 *
 * @param crossoverProbability with what probability a child has more than one parent
 * @param swappingProbability with what probability it has a parameter from the second, where it takes whole ones
 * @param mutation how a parameter changes
 * @param mutationProbability with what probability each does; if none is given, 1 over their number
 */
public record Breeding(
        Crossover crossover,
        double crossoverProbability,
        double swappingProbability,
        Mutation mutation,
        OptionalDouble mutationProbability) {

    double mutationProbability(int parameters) {
        return mutationProbability.orElse(1.0 / Math.max(1, parameters));
    }
}
