package dev.parzen.sampler;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Uniform in the coordinate of the model: the value, its logarithm, or the index of a choice. */
final class RandomSampler implements Sampler {

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        return Proposal.NONE;
    }

    @Override
    public boolean mayRepeat() {
        return true;
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        Axis axis = Axis.of(distribution);
        double coordinate = axis.isCategorical() ? random.nextInt((int) axis.cells()) : random.nextDouble();
        return Suggestion.of(axis.value(coordinate));
    }

    @Override
    public Explanation explain(SearchSpace space, History history, Map<String, ParameterValue> point) {
        return new Explanation.Unmodelled("Every value was drawn independently and uniformly.");
    }

    @Override
    public boolean readsHistory() {
        return false;
    }
}
