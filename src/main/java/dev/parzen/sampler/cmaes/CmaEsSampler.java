package dev.parzen.sampler.cmaes;

import dev.parzen.sampler.CmaEs;
import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Draws the numbers that all trials share from a normal distribution, which every generation of finished trials moves and
 * shapes (CMA-ES). What it knows follows from the history alone. Choices, and parameters that some trial lacks, do not
 * evolve.
 */
public final class CmaEsSampler implements Sampler {
    /** So often, for each dimension, a point is drawn again that lies outside. */
    private static final int DRAWS = 10;

    private final CmaEs settings;
    private final Sampler beginning;
    private final Sampler independent;

    /**
     * @param beginning what chooses until enough trials have finished
     * @param independent what chooses the parameters that do not evolve
     */
    public CmaEsSampler(CmaEs settings, Sampler beginning, Sampler independent) {
        this.settings = settings;
        this.beginning = beginning;
        this.independent = independent;
    }

    @Override
    public boolean learnsFromEarlierStudies() {
        return true;
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        SortedMap<String, Distribution> evolving = evolving(history);
        if (isBeginning(history) || evolving.isEmpty()) {
            return Proposal.NONE;
        }
        Replay replay = new Replay(evolving, history.direction(), settings);
        Optional<Run> run = replay.of(history);
        return run.map(r -> proposal(r, replay.box(), random)).orElse(Proposal.NONE);
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        return (isBeginning(history) ? beginning : independent).suggest(name, distribution, history, random);
    }

    @Override
    public Explanation explain(SearchSpace space, History history, Map<String, ParameterValue> point) {
        SortedMap<String, Distribution> evolving = evolving(history);
        if (isBeginning(history) || evolving.isEmpty()) {
            return new Explanation.Unmodelled(
                    isBeginning(history)
                            ? "Drawn at random: no generation before " + settings.startupTrials()
                                    + " trials have finished."
                            : "Nothing evolves: the trials share no number with more than one value.");
        }
        Replay replay = new Replay(evolving, history.direction(), settings);
        return replay.of(history)
                .map(run -> Drawn.explained(run, replay.box(), point))
                .orElseGet(() -> new Explanation.Unmodelled("No generation has begun."));
    }

    private boolean isBeginning(History history) {
        return history.foreignSize() == 0 && history.resultCount() < settings.startupTrials();
    }

    /** Numbers with more than one value that every finished trial has from the same distribution. */
    private static SortedMap<String, Distribution> evolving(History history) {
        SortedMap<String, Distribution> evolving = new TreeMap<>(history.commonSpace());
        evolving.values().removeIf(distribution -> distribution.isSingle() || distribution instanceof Categorical);
        return evolving;
    }

    private static Proposal proposal(Run run, Box box, RandomGenerator random) {
        return new Proposal(box.values(draw(run.evolution(), box, random)), List.of(reason(run)));
    }

    /** A point inside, or after many outside the last of them, to be clipped. */
    private static double[] draw(Evolution evolution, Box box, RandomGenerator random) {
        double[] point = evolution.draw(random);
        for (int i = 1; i < DRAWS * box.dimensions() && !box.holds(point); i++) {
            point = evolution.draw(random);
        }
        return point;
    }

    private static String reason(Run run) {
        int restart = run.regime().restart();
        return String.format(
                Locale.ROOT,
                "Drawn for generation %d of %d trials%s, with step size %.3g.",
                run.evolution().generation() + 1,
                run.constants().lambda(),
                restart == 0 ? "" : " after restart " + restart,
                run.evolution().sigma());
    }
}
