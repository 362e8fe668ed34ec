package dev.parzen.sampler.tpe;

import dev.parzen.numerics.Hypervolume;
import dev.parzen.numerics.HypervolumeSubset;
import dev.parzen.numerics.NonDominatedSort;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The feasible complete trials of several objectives in fronts: none of a front dominates another of it, and each is
 * dominated by one of the front before. Grows by one trial at a time: it joins the first front of which none dominates
 * it, and those there that it dominates move on to the next front, and so on (Li, Deb, Zhang and Zhang 2017: Efficient
 * nondomination level update method for steady-state evolutionary multiobjective optimization, IEEE Transactions on
 * Cybernetics 47).
 */
final class Fronts {
    /** So many of a front are compared by hypervolume, or nearly so many. */
    private static final int MOST_COMPARED = 1_000;

    /** So many are chosen from a front by hypervolume. */
    private static final int MOST_SPREAD = 250;

    /** The same of three and more objectives, where hypervolumes cost more. */
    private static final int FEWER_SPREAD = 100;

    private static final Fronts NONE = new Fronts(0, List.of());

    private final int rows;
    private final List<List<Member>> fronts;

    /** @param losses one for each objective */
    private record Member(int row, int number, double[] losses) {
        boolean dominates(Member other) {
            return NonDominatedSort.dominates(losses, other.losses);
        }
    }

    private Fronts(int rows, List<List<Member>> fronts) {
        this.rows = rows;
        this.fronts = fronts;
    }

    /** Of a history; remembered with it. */
    static Fronts of(History history) {
        List<Direction> directions = history.directions();
        return history.fold(Fronts.class, NONE, (fronts, trial) -> fronts.plus(trial, directions));
    }

    /** By front, best first. */
    List<int[]> rows() {
        return fronts.stream()
                .map(front -> front.stream().mapToInt(Member::row).toArray())
                .toList();
    }

    /**
     * Whole fronts while they fit, and of the next one the trials that together dominate most (Ozaki 2020).
     *
     * @return at most so many rows, and fewer if there are fewer
     */
    int[] best(int count) {
        int[] best = new int[count];
        int size = 0;
        for (List<Member> front : fronts) {
            List<Member> taken = front.size() <= count - size ? front : subset(front, count - size);
            for (Member member : taken) {
                best[size++] = member.row();
            }
        }
        return Arrays.copyOf(best, size);
    }

    /**
     * By hypervolume, where a front is not very large. Of a very large one every k-th trial is looked at, some hundreds are
     * chosen, and the rest are the youngest: where so many are spread already, it hardly matters which.
     */
    private static List<Member> subset(List<Member> front, int count) {
        List<Member> byNumber = new ArrayList<>(front);
        byNumber.sort(Comparator.comparingInt(Member::number));
        int step = (byNumber.size() + MOST_COMPARED - 1) / MOST_COMPARED;
        double[][] losses = IntStream.range(0, byNumber.size() / step)
                .mapToObj(i -> byNumber.get(i * step).losses())
                .toArray(double[][]::new);
        int spread = Math.min(count, losses[0].length == 2 ? MOST_SPREAD : FEWER_SPREAD);
        boolean[] taken = new boolean[byNumber.size()];
        List<Member> subset = new ArrayList<>(count);
        for (int chosen : HypervolumeSubset.greedy(losses, Hypervolume.referenceBehind(losses), spread)) {
            taken[chosen * step] = true;
            subset.add(byNumber.get(chosen * step));
        }
        for (int i = taken.length - 1; subset.size() < count; i--) {
            if (!taken[i]) {
                subset.add(byNumber.get(i));
            }
        }
        return subset;
    }

    private Fronts plus(Observation trial, List<Direction> directions) {
        boolean counts =
                trial.isComplete() && trial.isFeasible() && trial.values().size() == directions.size();
        return counts
                ? plus(new Member(rows, trial.number(), losses(trial, directions)))
                : new Fronts(rows + 1, fronts);
    }

    /** NaN is the worst loss. */
    private static double[] losses(Observation trial, List<Direction> directions) {
        double[] losses = new double[directions.size()];
        for (int j = 0; j < losses.length; j++) {
            double loss = directions.get(j).loss(trial.values().get(j));
            losses[j] = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
        }
        return losses;
    }

    private Fronts plus(Member member) {
        List<List<Member>> grown = new ArrayList<>(fronts);
        List<Member> moving = List.of(member);
        int front = place(member);
        while (front < grown.size() && !moving.isEmpty()) {
            List<Member> staying = new ArrayList<>();
            List<Member> leaving = new ArrayList<>();
            for (Member other : grown.get(front)) {
                (isDominated(other, moving) ? leaving : staying).add(other);
            }
            if (staying.isEmpty()) {
                break; // all that follow move on by one
            }
            staying.addAll(moving);
            grown.set(front, staying);
            moving = leaving;
            front++;
        }
        if (!moving.isEmpty()) {
            grown.add(front, moving);
        }
        return new Fronts(rows + 1, grown);
    }

    /** The first front of which none dominates the member: one of each front before it does. */
    private int place(Member member) {
        int low = 0;
        int high = fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fronts.get(middle).stream().anyMatch(other -> other.dominates(member))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isDominated(Member member, List<Member> by) {
        for (Member other : by) {
            if (other.dominates(member)) {
                return true;
            }
        }
        return false;
    }
}
