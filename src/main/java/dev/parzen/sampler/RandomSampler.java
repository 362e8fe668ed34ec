package dev.parzen.sampler;

import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.random.RandomGenerator;

/** Uniform in the coordinate of the model: the value, its logarithm, or the index of a choice. */
final class RandomSampler implements Sampler {

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        return Proposal.NONE;
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        return Suggestion.of(distribution.map(new Distribution.Cases<ParameterValue>() {
            @Override
            public ParameterValue floatRange(Distribution.FloatRange range) {
                if (range.log()) {
                    double low = Math.log(range.low());
                    return ParameterValue.of(
                            range.nearest(Math.exp(low + random.nextDouble() * (Math.log(range.high()) - low))));
                }
                double half = range.step().orElse(0) / 2;
                double low = range.low() - half;
                return ParameterValue.of(range.nearest(low + random.nextDouble() * (range.high() + half - low)));
            }

            @Override
            public ParameterValue intRange(Distribution.IntRange range) {
                double half = range.step() / 2.0;
                double low = range.low() - half;
                double high = range.high() + half;
                double u = random.nextDouble();
                return ParameterValue.of(range.nearest(
                        range.log()
                                ? Math.exp(Math.log(low) + u * (Math.log(high) - Math.log(low)))
                                : low + u * (high - low)));
            }

            @Override
            public ParameterValue categorical(Distribution.Categorical choices) {
                return choices.choices().get(random.nextInt(choices.choices().size()));
            }
        }));
    }

    @Override
    public boolean readsHistory() {
        return false;
    }
}
