package dev.parzen.study;

import dev.parzen.study.Dominance.Point;
import dev.parzen.trial.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The best complete trials of a study with several directions: the feasible ones that no other dominates, and while
 * none is feasible the one with the least violation. Immutable: with more trials it is another.
 *
 * <p>One trial dominates another if none of its values is worse and one is better. Trials with equal values do not
 * dominate each other: all of them stay.
 */
public final class Front {
    private static final Comparator<Candidate> BY_VIOLATION =
            Comparator.comparingDouble(Candidate::violation).thenComparingInt(Candidate::number);

    private final List<Direction> directions;
    private final List<Point> points;
    private final Optional<Candidate> leastInfeasible;

    private Front(List<Direction> directions, List<Point> points, Optional<Candidate> leastInfeasible) {
        this.directions = directions;
        this.points = points;
        this.leastInfeasible = leastInfeasible;
    }

    /** A complete trial. */
    public record Candidate(int number, double violation, List<Double> values) {
        boolean isFeasible() {
            return violation <= 0;
        }
    }

    /** Of a study without complete trials. */
    public static Front empty(List<Direction> directions) {
        return new Front(List.copyOf(directions), List.of(), Optional.empty());
    }

    /** With further trials. */
    public Front plus(Collection<Candidate> candidates) {
        List<Point> fresh = Dominance.front(candidates.stream()
                .filter(Candidate::isFeasible)
                .map(this::point)
                .toList());
        List<Point> all = new ArrayList<>(Dominance.remaining(points, fresh));
        all.addAll(Dominance.remaining(fresh, points));
        return new Front(directions, all, leastInfeasible(candidates));
    }

    /** The numbers of the best trials, ascending. */
    public List<Integer> numbers() {
        return points.isEmpty()
                ? leastInfeasible.map(Candidate::number).stream().toList()
                : points.stream().map(Point::number).sorted().toList();
    }

    private Optional<Candidate> leastInfeasible(Collection<Candidate> candidates) {
        List<Candidate> infeasible = new ArrayList<>(leastInfeasible.stream().toList());
        candidates.stream().filter(candidate -> !candidate.isFeasible()).forEach(infeasible::add);
        return infeasible.stream().min(BY_VIOLATION);
    }

    private Point point(Candidate candidate) {
        double[] losses = new double[directions.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = directions.get(i).loss(candidate.values().get(i)) + 0.0;
        }
        return new Point(candidate.number(), losses);
    }
}
