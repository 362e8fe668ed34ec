package dev.parzen.sampler.nsga;

import dev.parzen.sampler.nsga.Survival.Standing;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials that breed. Immutable: each trial that finishes joins, in the order in which they finish, and of more than the
 * size one leaves at once (steady state, Durillo 2009). Which trials chose their values by evolution does not matter.
 */
final class Population {

    /** What a population follows from beside the trials. */
    private record Key(List<Direction> directions, int size, Survival survival) {}

    private final Key key;
    private final List<Member> members;
    private final int[] ranks;

    private Population(Key key, List<Member> members, int[] ranks) {
        this.key = key;
        this.members = members;
        this.ranks = ranks;
    }

    /** The population after a history. */
    static Population of(History history, int size, Survival survival) {
        Key key = new Key(history.directions(), size, survival);
        Population nobody = new Population(key, List.of(), new int[0]);
        return history.fold(key, nobody, Population::plus);
    }

    List<Member> members() {
        return members;
    }

    int[] ranks() {
        return ranks;
    }

    Standing standing() {
        return key.survival.standing(members, ranks);
    }

    private Population plus(Observation trial) {
        List<Member> more = new ArrayList<>(members);
        more.add(Member.of(trial, key.directions));
        Ranks rule = new Ranks(key.directions.get(0));
        if (more.size() > key.size) {
            int leaving = key.survival.leaving(more, rule.of(more));
            more.remove(leaving);
        }
        return new Population(key, List.copyOf(more), rule.of(more));
    }
}
