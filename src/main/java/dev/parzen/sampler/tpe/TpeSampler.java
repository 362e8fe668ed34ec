package dev.parzen.sampler.tpe;

import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Explanation.DensityModel;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Distribution;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Models the good and the bad trials' densities and tries the point where their ratio is highest; parameters that all
 * trials share are modelled together. Random until enough trials have finished.
 */
public final class TpeSampler implements Sampler {
    private final Tpe settings;
    private final Sampler beginning;

    /** @param beginning what chooses until enough trials have finished */
    public TpeSampler(Tpe settings, Sampler beginning) {
        this.settings = settings;
        this.beginning = beginning;
    }

    @Override
    public boolean learnsFromEarlierStudies() {
        return true;
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        if (isBeginning(history)) {
            return beginning.propose(space, history, random);
        }
        List<SortedMap<String, Distribution>> joint = jointSpaces(history);
        if (joint.isEmpty() || !isJoint(joint, history)) {
            return Proposal.NONE;
        }
        Model model = new Model(settings, history);
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        joint.forEach(parameters -> values.putAll(choose(parameters, model, history, random)));
        return new Proposal(reachable(space, values), List.of(model.reason()));
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        if (isBeginning(history)) {
            return beginning.suggest(name, distribution, history, random);
        }
        return distribution.isSingle()
                ? Suggestion.of(distribution.first())
                : Suggestion.of(
                        choose(new TreeMap<>(Map.of(name, distribution)), new Model(settings, history), history, random)
                                .get(name));
    }

    @Override
    public Explanation explain(SearchSpace space, History history, Map<String, ParameterValue> point) {
        if (isBeginning(history)) {
            return new Explanation.Unmodelled("Drawn at random: " + history.resultCount() + " of the "
                    + settings.startupTrials() + " trials before the model had finished.");
        }
        Model model = new Model(settings, history);
        List<DensityModel> models = new ArrayList<>();
        Map<String, ParameterValue> left = new TreeMap<>(point);
        List<SortedMap<String, Distribution>> together = jointSpaces(history);
        for (SortedMap<String, Distribution> joint :
                isJoint(together, history) ? together : List.<SortedMap<String, Distribution>>of()) {
            if (left.keySet().containsAll(joint.keySet())) {
                models.add(densities(joint, model, history, point));
                left.keySet().removeAll(joint.keySet());
            }
        }
        for (String name : left.keySet()) {
            space.find(name)
                    .map(Parameter::distribution)
                    .or(() -> latest(name, history))
                    .filter(distribution -> !distribution.isSingle())
                    .ifPresent(distribution ->
                            models.add(densities(new TreeMap<>(Map.of(name, distribution)), model, history, point)));
        }
        return model.explained(models);
    }

    private static DensityModel densities(
            SortedMap<String, Distribution> space, Model model, History history, Map<String, ParameterValue> point) {
        Observations observations = Observations.of(history, space);
        List<String> names = List.copyOf(space.keySet());
        double[] coordinates = new double[names.size()];
        for (int j = 0; j < coordinates.length; j++) {
            coordinates[j] = observations.columns().get(j).axis().coordinate(point.get(names.get(j)));
        }
        return model.densities(names, observations).at(coordinates, history);
    }

    /** What the youngest trial chose the parameter from, of a space that is not declared. */
    private static Optional<Distribution> latest(String name, History history) {
        return history.groups().stream()
                .filter(group -> group.containsKey(name))
                .map(group -> group.get(name))
                .findFirst();
    }

    private boolean isBeginning(History history) {
        return history.resultCount() < settings.startupTrials();
    }

    /**
     * Of several objectives one by one while the good trials are few: on zdt1, zdt2 and dtlz2 that comes further with up
     * to a hundred trials, and together with more.
     */
    private boolean isJoint(List<SortedMap<String, Distribution>> spaces, History history) {
        int objectives = history.directions().size();
        int good = settings.gamma().goodCount(history.resultCount(), objectives);
        int parameters = spaces.stream().mapToInt(Map::size).max().orElseThrow();
        return settings.multivariate().orElse(objectives == 1 || settings.group() || good >= parameters);
    }

    private List<SortedMap<String, Distribution>> jointSpaces(History history) {
        List<SortedMap<String, Distribution>> spaces =
                settings.group() ? history.groups() : List.of(history.commonSpace());
        return spaces.stream()
                .map(TpeSampler::free)
                .filter(space -> !space.isEmpty())
                .toList();
    }

    /** Without the parameters that have only one value. */
    private static SortedMap<String, Distribution> free(SortedMap<String, Distribution> space) {
        SortedMap<String, Distribution> free = new TreeMap<>(space);
        free.values().removeIf(Distribution::isSingle);
        return free;
    }

    private static Map<String, ParameterValue> choose(
            SortedMap<String, Distribution> space, Model model, History history, RandomGenerator random) {
        Observations observations = Observations.of(history, space);
        double[] point = model.acquisition(observations).best(random);
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        int j = 0;
        for (String name : space.keySet()) {
            values.put(name, observations.columns().get(j).axis().value(point[j]));
            j++;
        }
        return values;
    }

    /** Of a declared space only the parameters that exist, given the others; group members of other branches do not. */
    private static Map<String, ParameterValue> reachable(SearchSpace space, Map<String, ParameterValue> values) {
        if (!space.isDeclared()) {
            return values;
        }
        Map<String, ParameterValue> active =
                space.walk((parameter, before) -> proposed(parameter, values).orElse(null));
        Map<String, ParameterValue> reachable = new LinkedHashMap<>(values);
        reachable.keySet().retainAll(active.keySet());
        return reachable;
    }

    private static Optional<ParameterValue> proposed(Parameter parameter, Map<String, ParameterValue> values) {
        Optional<ParameterValue> value = Optional.ofNullable(values.get(parameter.name()));
        return parameter.distribution().isSingle()
                ? Optional.of(parameter.distribution().first())
                : value;
    }
}
