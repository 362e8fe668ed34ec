package dev.parzen.sampler;

import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Asks a sampler and tells it outcomes as a server does, with neither server nor clock. */
public final class Driver {
    private final Sampler sampler;
    private final long seed;
    private final SearchSpace space;
    private final List<Observation> running = new ArrayList<>();
    private History history;
    private int next;

    public Driver(SamplerSpec spec, long seed, SearchSpace space, Direction direction) {
        this(spec, seed, space, List.of(direction));
    }

    /** @param directions one for each objective */
    public Driver(SamplerSpec spec, long seed, SearchSpace space, List<Direction> directions) {
        this.sampler = spec.withSeed(seed).build();
        this.seed = seed;
        this.space = space;
        this.history = History.empty(directions);
    }

    public History history() {
        return history;
    }

    /** Starts from a given past. */
    public Driver after(History past) {
        history = past;
        next = past.finished().stream().mapToInt(Observation::number).max().orElse(-1) + 1;
        return this;
    }

    /** A trial over the whole declared space, in flight from now on. */
    public Observation ask() {
        Ask ask = new Ask();
        space.walk((parameter, active) -> ask.suggest(parameter.name(), parameter.distribution()));
        return ask.begun();
    }

    /** Ends a trial that is in flight. */
    public void tell(Observation trial, double value) {
        tell(new Observation(trial.number(), TrialState.Name.COMPLETE, trial.params(), List.of(value), Curve.EMPTY));
    }

    /** Ends a trial that is in flight, in whatever way. */
    public void tell(Observation ended) {
        running.removeIf(trial -> trial.number() == ended.number());
        history = history.plus(ended);
    }

    /** Ends a trial that is in flight as failed. */
    public void fail(Observation trial) {
        tell(Observation.failed(trial.number(), trial.params()));
    }

    private History seen() {
        return sampler.learnsFromEarlierStudies() ? history : history.own();
    }

    /** So many trials, one after the other. */
    public Driver run(int trials, ToDoubleFunction<Map<String, ParameterValue>> objective) {
        for (int i = 0; i < trials; i++) {
            Observation trial = ask();
            tell(trial, objective.applyAsDouble(values(trial)));
        }
        return this;
    }

    public static Map<String, ParameterValue> values(Observation trial) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        trial.params().forEach((name, choice) -> values.put(name, choice.value()));
        return values;
    }

    /** A trial whose parameters are asked for one at a time. */
    public final class Ask {
        private final int number = next++;
        private final History past = seen().withRunning(running);
        private final Sampler own = sampler.forTrial(number);
        private final Proposal proposal = own.propose(space, past, Dice.of(seed, number, ""));
        private final Map<String, Choice> chosen = new LinkedHashMap<>();

        /** The value of one parameter: the proposal's if it fits, else the sampler's suggestion. */
        public ParameterValue suggest(String name, Distribution distribution) {
            ParameterValue proposed = proposal.values().get(name);
            ParameterValue value = proposed != null && distribution.contains(proposed)
                    ? distribution.fit(proposed).orElseThrow()
                    : suggested(name, distribution);
            chosen.put(name, Choice.of(value, distribution));
            return value;
        }

        private ParameterValue suggested(String name, Distribution distribution) {
            return distribution.isSingle()
                    ? distribution.first()
                    : own.suggest(name, distribution, past, Dice.of(seed, number, name))
                            .value();
        }

        /** All parameters are chosen: in flight from now on. */
        public Observation begun() {
            var trial = new Observation(number, TrialState.Name.RUNNING, chosen, List.of(), Curve.EMPTY);
            running.add(trial);
            return trial;
        }
    }
}
