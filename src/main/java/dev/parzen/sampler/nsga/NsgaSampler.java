package dev.parzen.sampler.nsga;

import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Distribution;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Breeds trials from the best that have finished. What a child inherits from no parent, such as a parameter under a condition
 * that held for none, is drawn at random.
 */
public final class NsgaSampler implements Sampler {
    /** So many trials must have finished to breed at all. */
    private static final int FEWEST = 4;

    private final int populationSize;
    private final int startupTrials;
    private final Function<List<Direction>, Survival> survival;
    private final Breeding breeding;
    private final Sampler random;

    private NsgaSampler(
            int populationSize,
            int startupTrials,
            Function<List<Direction>, Survival> survival,
            Breeding breeding,
            Sampler random) {
        this.populationSize = populationSize;
        this.startupTrials = Math.max(FEWEST, startupTrials);
        this.survival = survival;
        this.breeding = breeding;
        this.random = random;
    }

    /** NSGA-II. */
    public static NsgaSampler crowding(int populationSize, int startupTrials, Breeding breeding, Sampler random) {
        return new NsgaSampler(populationSize, startupTrials, directions -> new Crowding(), breeding, random);
    }

    /**
     * NSGA-III.
     *
     * @param dividingParameter of the reference directions; if none is given, as many as fit into the population
     */
    public static NsgaSampler niches(
            int populationSize, int startupTrials, OptionalInt dividingParameter, Breeding breeding, Sampler random) {
        return new NsgaSampler(
                populationSize,
                startupTrials,
                directions -> new Niches(
                        dividingParameter.orElse(ReferenceDirections.divisions(directions.size(), populationSize))),
                breeding,
                random);
    }

    /** How many reference directions so many parts of each objective make. */
    public static long directions(int objectives, int dividingParameter) {
        return ReferenceDirections.count(objectives, dividingParameter);
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator dice) {
        if (history.resultCount() < startupTrials) {
            return Proposal.NONE;
        }
        List<Direction> directions = history.directions();
        Population population = Population.of(history, populationSize, survival.apply(directions));
        Mating.Child child = new Mating(population, new Genes(history), breeding, directions.size()).child(dice);
        return new Proposal(child.values(), List.of(child.reason()));
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator dice) {
        return random.suggest(name, distribution, history, dice);
    }
}
