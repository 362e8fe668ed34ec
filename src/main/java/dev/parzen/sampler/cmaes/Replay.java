package dev.parzen.sampler.cmaes;

import dev.parzen.sampler.CmaEs;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.cmaes.Restarts.Regime;
import dev.parzen.space.Distribution;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Merit;
import dev.parzen.trial.Observation;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * Goes through the finished trials in the order in which they finished, so that any server comes to the same state.
 *
 * <p>After the beginning, each λ trials that have all the evolving parameters are a generation, in the order in which they
 * finish, whoever chose their values and whenever they began. So a trial that comes late counts in the generation that is
 * open then, and one that is lost is missed by none. Within a generation feasible COMPLETE trials come by value, then
 * PRUNED ones by how far they got, then infeasible ones.
 *
 * <p>Trials of earlier studies are no generation: where they were good is where the first one begins, at once.
 */
final class Replay {
    /** No parameter's name has such a character. */
    private static final String RESTART = "\0restart";

    private static final String WITHIN = "\0within";

    private final Key key;
    private final Box box;
    private final Merit merit;

    /** What the state depends on beside the trials. */
    private record Key(SortedMap<String, Distribution> space, Direction direction, CmaEs settings) {}

    Replay(SortedMap<String, Distribution> space, Direction direction, CmaEs settings) {
        this.key = new Key(space, direction, settings);
        this.box = Box.of(space);
        this.merit = new Merit(direction);
    }

    Box box() {
        return box;
    }

    /** What follows from a history; empty while it is the beginning. */
    Optional<Run> of(History history) {
        return begun(history.fold(key, Search.BEGINNING, this::next)).run();
    }

    /** The search before the next trial of this study: in its first generation if there is nothing to wait for. */
    private Search begun(Search search) {
        boolean isDue =
                search.run().isEmpty() && (search.isInformed() || settings().startupTrials() == 0);
        return isDue ? search.at(first(search.waiting())) : search;
    }

    private CmaEs settings() {
        return key.settings;
    }

    private Search next(Search search, Observation trial) {
        return trial.isForeign() ? with(search, trial) : after(with(begun(search), trial));
    }

    private Search with(Search search, Observation trial) {
        return box.point(trial).isPresent() ? search.with(trial) : search;
    }

    /** What follows from the last of the trials that wait. */
    private Search after(Search with) {
        if (with.run().isPresent()) {
            Run run = with.run().get();
            return with.waiting().size() < run.constants().lambda() ? with : with.at(evolved(run, with.waiting()));
        }
        Search seen = with.seenOneMore();
        return seen.startup() < settings().startupTrials() ? seen : seen.at(first(seen.waiting()));
    }

    private Run first(List<Observation> beginning) {
        int population = settings().populationSize().orElse(Constants.population(box.dimensions()));
        List<double[]> points = beginning.stream()
                .sorted(merit)
                .map(trial -> box.point(trial).orElseThrow())
                .toList();
        boolean isInformed = beginning.stream().anyMatch(Observation::isForeign);
        return run(Regime.first(population), isInformed ? informed(points) : uninformed(points));
    }

    /** From so few trials that a tenth is none, only the best is learnt. */
    private Evolution informed(List<double[]> points) {
        return points.size() < WarmStart.LEAST
                ? even(points.get(0), settings().sigma0())
                : WarmStart.from(points, settings().separable());
    }

    private Evolution uninformed(List<double[]> points) {
        return settings().warmStart() && !points.isEmpty()
                ? WarmStart.from(points, settings().separable())
                : even(Vectors.filled(box.dimensions(), 0.5), settings().sigma0());
    }

    private Run run(Regime regime, Evolution evolution) {
        int d = box.dimensions();
        Constants constants = settings().separable()
                ? Constants.diagonal(d, regime.population())
                : Constants.full(d, regime.population());
        Evolution begun = settings().margin() ? Margin.of(box, constants).applied(evolution) : evolution;
        return new Run(regime, constants, begun, evolution.sigma(), Values.NONE);
    }

    private Evolution even(double[] mean, double sigma) {
        int d = box.dimensions();
        return Evolution.from(
                mean, sigma, settings().separable() ? DiagonalCovariance.identity(d) : FullCovariance.identity(d));
    }

    private Run evolved(Run run, List<Observation> generation) {
        if (run.isOver()) {
            return run;
        }
        List<Observation> sorted = generation.stream().sorted(merit).toList();
        Margin margin = Margin.of(box, run.constants());
        Evolution next = run.evolution()
                .next(
                        run.constants(),
                        sorted.stream().map(trial -> point(trial, run, margin)).toArray(double[][]::new));
        Run after = run.next(
                settings().margin() ? margin.applied(next) : next,
                loss(sorted.get(0)),
                loss(sorted.get(sorted.size() - 1)));
        return after.isOver() ? restarted(after) : after;
    }

    private double[] point(Observation trial, Run run, Margin margin) {
        double[] point = box.point(trial).orElseThrow();
        return settings().margin()
                ? margin.within(point, run.evolution(), dice(trial.number(), WITHIN)::nextDouble)
                : point;
    }

    private Run restarted(Run over) {
        Regime ended = over.regime()
                .spent((long) over.constants().lambda() * over.evolution().generation());
        RandomGenerator random = dice(ended.restart(), RESTART);
        Regime regime = settings().restarts().next(ended, random);
        if (regime.restart() == ended.restart()) {
            return over;
        }
        double[] mean = random.doubles(box.dimensions()).toArray();
        return run(regime, even(mean, settings().sigma0() * regime.step()));
    }

    /** NaN of a trial that has no value. */
    private double loss(Observation trial) {
        return trial.isComplete() ? key.direction.loss(trial.value()) : Double.NaN;
    }

    private RandomGenerator dice(int number, String purpose) {
        return Dice.of(settings().seed().orElse(0), number, purpose);
    }
}
