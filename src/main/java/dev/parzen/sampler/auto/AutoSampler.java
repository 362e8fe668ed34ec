package dev.parzen.sampler.auto;

import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.sampler.gp.LocalSampler;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Chooses for each trial what chooses its values, and says so in the notes:
 *
 * <ul>
 *   <li>a finite space that the budget covers: each combination once;
 *   <li>the first trials: points of a sequence that fills the space evenly;
 *   <li>while most are pruned, so that too few have completed for a model: TPE, which learns from pruned ones too;
 *   <li>more than three objectives, or no parameter that all trials have: TPE;
 *   <li>several objectives or constraints: a Gaussian process of the whole space;
 *   <li>else two in turn: it, and a Gaussian process of the surroundings of the best trial;
 *   <li>where the former would be too slow: TPE in its place.
 * </ul>
 *
 * Parameters that no model covers are left to TPE.
 */
public final class AutoSampler implements Sampler {
    /** A model tries each of so few combinations once by itself, and the good ones first. */
    private static final int FEW_COMBINATIONS = 64;

    /** So many trials finish before TPE chooses, and complete before a model does. */
    private static final int STARTUP = 10;

    private static final int MOST_MODELLED = 3;

    /** The time for a suggestion by a model of the whole space grows with the square of the trials. */
    private static final int MOST_TRIALS = 400;

    private final OptionalInt budget;
    private final Members members;
    private final int number;

    /**
     * What it chooses from.
     *
     * @param even fills the space evenly
     * @param everywhere models the whole space
     * @param near models the surroundings of the best trial
     * @param tpe also chooses the parameters that no model covers
     * @param exhaustive tries each combination once
     */
    public record Members(Sampler even, Sampler everywhere, LocalSampler near, Sampler tpe, Sampler exhaustive) {}

    private record Member(Sampler sampler, String reason) {}

    /** @param budget how many trials the study hands out, if that is known */
    public AutoSampler(OptionalInt budget, Members members) {
        this(budget, members, 0);
    }

    private AutoSampler(OptionalInt budget, Members members, int number) {
        this.budget = budget;
        this.members = members;
        this.number = number;
    }

    @Override
    public Sampler forTrial(int trial) {
        var own = new Members(
                members.even.forTrial(trial),
                members.everywhere.forTrial(trial),
                members.near,
                members.tpe.forTrial(trial),
                members.exhaustive.forTrial(trial));
        return new AutoSampler(budget, own, trial);
    }

    @Override
    public boolean learnsFromEarlierStudies() {
        return true;
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        Member member = member(space, history);
        Proposal proposal = member.sampler.propose(space, history, random);
        List<String> notes = new ArrayList<>(List.of("auto: " + member.reason + "."));
        notes.addAll(proposal.notes());
        return new Proposal(proposal.values(), notes);
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        return (isBeginning(history) ? members.even : members.tpe).suggest(name, distribution, history, random);
    }

    @Override
    public Explanation explain(SearchSpace space, History history, Map<String, ParameterValue> point) {
        return member(space, history).sampler.explain(space, history, point);
    }

    private Member member(SearchSpace space, History history) {
        int objectives = history.directions().size();
        if (isCovered(space)) {
            return new Member(members.exhaustive, "each combination once, as the budget covers them");
        }
        if (isBeginning(history)) {
            return new Member(members.even, "spread evenly, until " + STARTUP + " trials have finished");
        }
        if (history.completeCount() < STARTUP) {
            return new Member(members.tpe, "TPE, until " + STARTUP + " trials have completed");
        }
        if (objectives > MOST_MODELLED) {
            return new Member(members.tpe, "TPE, as there are " + objectives + " objectives");
        }
        if (history.commonSpace().values().stream().allMatch(Distribution::isSingle)) {
            return new Member(members.tpe, "TPE, as no parameter is in all trials");
        }
        return objectives == 1 && !hasConstraints(history) ? inTurn(history) : modelled(history);
    }

    private Member inTurn(History history) {
        return members.near.isTurn(number)
                ? new Member(
                        members.near, "a model of the surroundings of the best trial, in turn with the whole space")
                : modelled(history);
    }

    private Member modelled(History history) {
        return history.size() > MOST_TRIALS
                ? new Member(
                        members.tpe, "TPE, as " + history.size() + " trials are many for a model of the whole space")
                : new Member(members.everywhere, "a model of the whole space");
    }

    /** The youngest result tells: one that failed has none. */
    private static boolean hasConstraints(History history) {
        int row = history.size() - 1;
        while (row >= 0 && history.row(row).isFailed()) {
            row--;
        }
        return row >= 0 && !history.row(row).constraints().isEmpty();
    }

    private boolean isCovered(SearchSpace space) {
        return budget.isPresent()
                && !Combinations.areAtMost(FEW_COMBINATIONS, space)
                && Combinations.areAtMost(budget.getAsInt(), space);
    }

    private static boolean isBeginning(History history) {
        return history.resultCount() < STARTUP;
    }
}
