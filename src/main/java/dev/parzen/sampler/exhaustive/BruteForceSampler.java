package dev.parzen.sampler.exhaustive;

import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Distribution;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Choice;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Tries every combination of finitely many values once, where some parameters exist only after some choices: each way
 * through the choices, from the first to the last, is one leaf of a tree. The tree is learned from the trials, so nothing
 * need be declared; continuous parameters are drawn at random and part no leaves.
 *
 * <p>Leaves of trials that finished or are in flight are done. A trial that dies with its worker keeps its values for the
 * next attempt; when it fails for good, its leaf is free again, as likely to come next as every other. A leaf that always
 * fails comes back until the study's budget is spent. When all leaves have been tried, another round begins with those
 * that have the fewest trials, and the trial's notes say so: a sampler cannot end a study.
 */
public final class BruteForceSampler implements Sampler {
    private static final double MOST_TOLD = 1e15;

    private final Sampler otherwise;

    /** What the ways through a space that were gone are remembered by. */
    private record Ways(SearchSpace space) {}

    /** @param otherwise what chooses where no trial has been */
    public BruteForceSampler(Sampler otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        Branch tree = tree(space, history);
        if (tree.isLeaf()) {
            return Proposal.NONE;
        }
        int round = tree.least();
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        tree.choose(random, values);
        return new Proposal(values, List.of(reason(tree, round)));
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
        return otherwise.suggest(name, distribution, history, random);
    }

    private static String reason(Branch tree, int round) {
        if (tree.leaves() > MOST_TOLD) {
            return "One of more combinations than anyone could try.";
        }
        long leaves = Math.round(tree.leaves());
        return round == 0
                ? "One of about " + Math.round(tree.open(round)) + " combinations that are left of about " + leaves
                        + "."
                : "All " + leaves + " combinations were tried: one of them again, in round " + (round + 1) + ".";
    }

    private static Branch tree(SearchSpace space, History history) {
        Branch tree = history.fold(
                new Ways(space),
                Branch.UNKNOWN,
                (known, trial) -> trial.isFailed() ? known : known.with(choices(trial, space)));
        for (Observation trial : history.running()) {
            tree = tree.with(choices(trial, space));
        }
        return tree;
    }

    /** In the order of choosing; a declared space knows it, whatever order an imported trial has. */
    private static List<Map.Entry<String, Choice>> choices(Observation trial, SearchSpace space) {
        if (!space.isDeclared()) {
            return List.copyOf(trial.params().entrySet());
        }
        List<Map.Entry<String, Choice>> choices = new ArrayList<>();
        for (Parameter parameter : space.parameters()) {
            Choice choice = trial.params().get(parameter.name());
            if (choice != null) {
                choices.add(Map.entry(parameter.name(), Choice.of(choice.value(), parameter.distribution())));
            }
        }
        return choices;
    }
}
