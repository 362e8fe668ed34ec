package dev.parzen.sampler;

import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Holds parameters; another sampler chooses the others and sees neither the held ones nor their values in the past. So a
 * trial that had another value of a held one counts among the others too.
 */
final class PartialFixedSampler implements Sampler {
    private final Held held;
    private final Sampler others;

    PartialFixedSampler(Held held, Sampler others) {
        this.held = held;
        this.others = others;
    }

    @Override
    public Sampler forTrial(int number) {
        return new PartialFixedSampler(held, others.forTrial(number));
    }

    @Override
    public boolean learnsFromEarlierStudies() {
        return others.learnsFromEarlierStudies();
    }

    @Override
    public boolean mayRepeat() {
        return others.mayRepeat();
    }

    @Override
    public boolean enumerates() {
        return others.enumerates();
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        return others.propose(held.rest(space), past(space, history), random);
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        ParameterValue value = held.values().get(name);
        return held.value(name, distribution)
                .map(Suggestion::of)
                .orElseGet(() -> noted(
                        value,
                        name,
                        others.suggest(name, distribution, past(SearchSpace.UNDECLARED, history), random)));
    }

    @Override
    public Explanation explain(SearchSpace space, History history, Map<String, ParameterValue> point) {
        Map<String, ParameterValue> free = new LinkedHashMap<>(point);
        free.keySet().removeAll(held.values().keySet());
        return others.explain(held.rest(space), past(space, history), free);
    }

    @Override
    public boolean readsHistory() {
        return others.readsHistory();
    }

    private History past(SearchSpace space, History history) {
        return others.readsHistory() ? held.rest(space, history) : history;
    }

    private static Suggestion noted(ParameterValue value, String name, Suggestion suggestion) {
        if (value == null) {
            return suggestion;
        }
        List<String> notes = new ArrayList<>(suggestion.notes());
        notes.add("The value " + value + " to hold \"" + name + "\" at lies outside its distribution: not used.");
        return new Suggestion(suggestion.value(), notes);
    }
}
