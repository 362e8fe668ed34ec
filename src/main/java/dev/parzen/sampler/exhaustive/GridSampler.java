package dev.parzen.sampler.exhaustive;

import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Grid;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Distribution;
import dev.parzen.space.Parameter;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries every cell of a grid once. The grid is made of the parameters that exist in every trial: the declared ones without
 * a condition, or, where nothing is declared, those that all finished trials have.
 *
 * <p>Which cells are done follows from the trials that finished or are in flight, whoever ran them; a cell that was tried
 * because a user asked for its values is done too. Each number has a cell of its own by the seed, so that servers that do
 * not see each other's newest trials keep apart; when that is taken, another is drawn from those that are free. The first
 * trial's is drawn value by value, because a study that declares nothing names its parameters only then.
 *
 * <p>A trial that dies with its worker keeps its values for the next attempt. When it fails for good, its cell is free
 * again: it comes back by chance or, at the latest, when no other is left, so that a failure that was bad luck leaves no
 * hole. A cell that always fails comes back until the study's budget is spent. When every cell has as many trials as every
 * other, another round begins, and the trial's notes say so: a sampler cannot end a study, a budget of as many trials as
 * there are cells does.
 */
public final class GridSampler implements Sampler {
    /** No trial's number: what the order is derived from. */
    private static final int NO_TRIAL = -1;

    private final Grid settings;
    private final int number;
    private final Sampler otherwise;

    /** @param otherwise what chooses parameters that are not in the grid */
    public GridSampler(Grid settings, Sampler otherwise) {
        this(settings, 0, otherwise);
    }

    private GridSampler(Grid settings, int number, Sampler otherwise) {
        this.settings = settings;
        this.number = number;
        this.otherwise = otherwise;
    }

    @Override
    public Sampler forTrial(int trial) {
        return new GridSampler(settings, trial, otherwise);
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        if (number == 0) {
            return Proposal.NONE;
        }
        Tried tried = tried(space.isDeclared() ? unconditional(space) : history.commonSpace(), history);
        return tried.cells().areCountable()
                ? new Proposal(tried.cells().at(choose(tried.fork(), random)), List.of(reason(tried.fork())))
                : Proposal.NONE;
    }

    @Override
    public boolean mayRepeat() {
        return true;
    }

    @Override
    public boolean enumerates() {
        return true;
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        boolean isRestricted =
                settings.values().containsKey(name) || settings.points().containsKey(name);
        return levels(name, distribution)
                .filter(levels -> isRestricted)
                .map(levels -> Suggestion.of(levels.at(random.nextLong((long) levels.count()))))
                .orElseGet(() -> otherwise.suggest(name, distribution, history, random));
    }

    private long choose(Fork tried, RandomGenerator random) {
        long key = Dice.of(settings.seed().orElse(0), NO_TRIAL, "").nextLong();
        long count = (long) tried.ways();
        long own = new Shuffle(count, key).at(number % count);
        return tried.branch(own).least() == tried.least() ? own : tried.choose(random);
    }

    private static String reason(Fork tried) {
        long count = (long) tried.ways();
        return tried.least() == 0
                ? "One of " + Math.round(tried.open()) + " cells that are left of " + count + "."
                : "All " + count + " cells were tried: one of them again, in round " + (tried.least() + 1) + ".";
    }

    private Tried tried(SortedMap<String, Distribution> parameters, History history) {
        Supplier<Tried> none = () -> Tried.none(cells(parameters));
        Tried tried = history.fold(
                        new Key(settings, parameters),
                        Optional.<Tried>empty(),
                        (known, trial) -> trial.isFailed()
                                ? known
                                : Optional.of(known.orElseGet(none).plus(trial)))
                .orElseGet(none);
        for (Observation trial : history.running()) {
            tried = tried.plus(trial);
        }
        return tried;
    }

    private static SortedMap<String, Distribution> unconditional(SearchSpace space) {
        SortedMap<String, Distribution> unconditional = new TreeMap<>();
        for (Parameter parameter : space.parameters()) {
            if (parameter.condition().requirements().isEmpty()) {
                unconditional.put(parameter.name(), parameter.distribution());
            }
        }
        return unconditional;
    }

    private Cells cells(SortedMap<String, Distribution> parameters) {
        SortedMap<String, Levels> grid = new TreeMap<>();
        parameters.forEach((name, distribution) -> {
            if (!distribution.isSingle()) {
                levels(name, distribution).ifPresent(levels -> grid.put(name, levels));
            }
        });
        return new Cells(grid);
    }

    private Optional<Levels> levels(String name, Distribution distribution) {
        if (settings.points().containsKey(name)) {
            return Optional.of(Levels.spread(settings.points().get(name), distribution));
        }
        return Optional.ofNullable(settings.values().get(name))
                .flatMap(values -> Levels.listed(values, distribution))
                .or(() -> Levels.all(distribution));
    }

    /** What the tried cells are remembered by. */
    private record Key(Grid settings, SortedMap<String, Distribution> parameters) {}

    /** The cells, and how many trials each has, finished or in flight. */
    private record Tried(Cells cells, Fork fork) {
        static Tried none(Cells cells) {
            return new Tried(cells, Fork.of(cells.count()));
        }

        Tried plus(Observation trial) {
            return cells.areCountable() ? new Tried(cells, cells.plus(trial, fork)) : this;
        }
    }
}
