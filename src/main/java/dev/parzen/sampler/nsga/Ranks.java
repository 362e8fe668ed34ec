package dev.parzen.sampler.nsga;

import dev.parzen.numerics.NonDominatedSort;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Merit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranks by constrained domination (Deb 2002, section VI): feasible complete trials by their fronts, then feasible pruned ones
 * by how far they got, then infeasible ones by how much they break constraints.
 */
final class Ranks {
    private final Comparator<Member> order;

    Ranks(Direction direction) {
        Comparator<Member> byMerit = Comparator.comparing(Member::trial, new Merit(direction));
        this.order = (one, other) -> one.trial().isFeasible() || other.trial().isFeasible()
                ? byMerit.compare(one, other)
                : Double.compare(one.trial().violation(), other.trial().violation());
    }

    /** The rank of each member, 0 for the best. */
    int[] of(List<Member> members) {
        int[] rated = IntStream.range(0, members.size())
                .filter(i -> members.get(i).isRated())
                .toArray();
        int[] fronts = NonDominatedSort.ranks(
                Arrays.stream(rated).mapToObj(i -> members.get(i).losses()).toArray(double[][]::new));
        int[] ranks = new int[members.size()];
        for (int k = 0; k < rated.length; k++) {
            ranks[rated[k]] = fronts[k];
        }
        rankRest(members, ranks, Arrays.stream(fronts).max().orElse(-1) + 1);
        return ranks;
    }

    private void rankRest(List<Member> members, int[] ranks, int first) {
        List<Integer> rest = IntStream.range(0, members.size())
                .filter(i -> !members.get(i).isRated())
                .boxed()
                .sorted(Comparator.comparing(members::get, order))
                .toList();
        int rank = first;
        for (int k = 0; k < rest.size(); k++) {
            boolean isWorse = k > 0 && order.compare(members.get(rest.get(k - 1)), members.get(rest.get(k))) < 0;
            rank += isWorse ? 1 : 0;
            ranks[rest.get(k)] = rank;
        }
    }
}
