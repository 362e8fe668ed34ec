package dev.parzen.sampler.qmc;

import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Gives the trial with number n point n of a scrambled sequence, so that all workers and servers share one sequence and
 * nothing is kept but the seed. A trial that ends without a result leaves its point out.
 *
 * <p>Each parameter has a dimension: its place, by name, among all that finished trials had, or, before any has finished,
 * among the declared ones. Parameters under a condition have theirs too; while new names appear, places move. A name that
 * no finished trial had is drawn at random, and so is what goes beyond the last dimension. The first trial needs no
 * dimension: where point 0 comes to lie follows from the seed and the parameter's name.
 */
public final class QmcSampler implements Sampler {
    /** No trial's number: what scrambling is derived from. */
    private static final int NO_TRIAL = -1;

    private final Sequence sequence;
    private final long seed;
    private final int index;
    private final Sampler otherwise;

    /** @param otherwise what chooses parameters without a dimension */
    public QmcSampler(Sequence sequence, long seed, Sampler otherwise) {
        this(sequence, seed, 0, otherwise);
    }

    private QmcSampler(Sequence sequence, long seed, int index, Sampler otherwise) {
        this.sequence = sequence;
        this.seed = seed;
        this.index = index;
        this.otherwise = otherwise;
    }

    @Override
    public Sampler forTrial(int number) {
        return new QmcSampler(sequence, seed, number, otherwise);
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        if (history.size() == 0) {
            List<String> names = names(space);
            for (Parameter parameter : space.parameters()) {
                int dimension = names.indexOf(parameter.name());
                if (hasPoint(dimension)) {
                    values.put(parameter.name(), value(parameter.name(), parameter.distribution(), dimension));
                }
            }
        }
        return new Proposal(
                values, List.of("Point " + index + " of a " + sequence.name().toLowerCase(Locale.ROOT) + " sequence."));
    }

    @Override
    public boolean mayRepeat() {
        return true;
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        int dimension = names(history).indexOf(name);
        return hasPoint(dimension)
                ? Suggestion.of(value(name, distribution, dimension))
                : otherwise.suggest(name, distribution, history, random);
    }

    private boolean hasPoint(int dimension) {
        return index == 0 || dimension >= 0 && dimension < sequence.dimensions();
    }

    private ParameterValue value(String name, Distribution distribution, int dimension) {
        long key = Dice.of(seed, NO_TRIAL, name).nextLong();
        double u = sequence.coordinate(index, index == 0 ? 0 : dimension, key);
        Axis axis = Axis.of(distribution);
        return axis.value(axis.isCategorical() ? u * axis.cells() : u);
    }

    private static List<String> names(SearchSpace space) {
        return space.parameters().stream()
                .filter(parameter -> !parameter.distribution().isSingle())
                .map(Parameter::name)
                .sorted()
                .toList();
    }

    /** Sorted, so that it does not matter in which order trials finish. */
    private static List<String> names(History history) {
        TreeSet<String> names = new TreeSet<>();
        for (SortedMap<String, Distribution> group : history.groups()) {
            group.forEach((name, distribution) -> {
                if (!distribution.isSingle()) {
                    names.add(name);
                }
            });
        }
        return List.copyOf(names);
    }
}
