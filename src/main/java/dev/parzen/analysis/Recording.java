package dev.parzen.analysis;

import dev.parzen.numerics.NonDominatedSort;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Merit;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a study's trials reported and when, to be {@linkplain Replay replayed}: all that have finished and lie within the
 * space, in as little memory as that needs.
 */
public final class Recording {
    private final List<Direction> directions;
    private final List<String> constraints;
    private final List<Track> tracks = new ArrayList<>();

    /** @param constraints the names of those that each trial should tell */
    public Recording(List<Direction> directions, List<String> constraints) {
        this.directions = List.copyOf(directions);
        this.constraints = List.copyOf(constraints);
    }

    /** Every trial of the study is to be shown once. */
    public void see(Trial trial) {
        if (trial.isFinished() && !trial.outOfSpace()) {
            tracks.add(Track.of(trial, constraints));
        }
    }

    List<Direction> directions() {
        return directions;
    }

    List<Track> tracks() {
        return tracks;
    }

    /** The best complete trials of some: one for one direction, the front for several; empty if none is complete. */
    List<Observation> best(Predicate<Observation> some) {
        List<Observation> complete = tracks.stream()
                .map(Track::seen)
                .filter(seen -> seen.isComplete() && some.test(seen))
                .toList();
        List<Observation> feasible =
                complete.stream().filter(Observation::isFeasible).toList();
        return directions.size() == 1 || feasible.isEmpty()
                ? complete.stream().min(new Merit(directions.get(0))).stream().toList()
                : front(feasible);
    }

    private List<Observation> front(List<Observation> feasible) {
        double[][] losses = feasible.stream()
                .map(trial -> IntStream.range(0, directions.size())
                        .mapToDouble(i -> directions.get(i).loss(trial.values().get(i)))
                        .toArray())
                .toArray(double[][]::new);
        return Arrays.stream(NonDominatedSort.front(losses))
                .mapToObj(feasible::get)
                .toList();
    }

    /**
     * One trial.
     *
     * @param seen how it stood at its end, without parameters, which no pruner looks at; of one that failed too
     * @param arrivals the indices of its curve in the order in which the reports arrived
     * @param times when they did
     * @param began as far as known
     * @param ended not before the last report
     */
    record Track(Observation seen, int[] arrivals, Instant[] times, Instant began, Instant ended) {

        static Track of(Trial trial, List<String> constraints) {
            List<Report> reports = trial.reports();
            int[] arrivals = IntStream.range(0, reports.size())
                    .boxed()
                    .sorted(Comparator.comparing(index -> reports.get(index).at()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            Instant[] times = Arrays.stream(arrivals)
                    .mapToObj(index -> reports.get(index).at())
                    .toArray(Instant[]::new);
            Instant last = times.length == 0 ? Instant.MIN : times[times.length - 1];
            Instant ended = trial.finishedAt().filter(end -> end.isAfter(last)).orElse(last);
            return new Track(
                    seen(trial, constraints), arrivals, times, trial.startedAt().orElse(ended), ended);
        }

        /** Algorithms see no curve of a trial that failed, but while it ran they did. */
        private static Observation seen(Trial trial, List<String> constraints) {
            return new Observation(
                    trial.number(),
                    trial.stateName(),
                    Map.of(),
                    trial.values().orElse(List.of()),
                    trial.violation(constraints),
                    trial.constraints(),
                    Curve.of(trial.reports()));
        }

        int number() {
            return seen.number();
        }

        boolean isPruned() {
            return seen.state() == TrialState.Name.PRUNED;
        }

        /** How many reports it made. */
        int epochs() {
            return arrivals.length;
        }

        /** The step of a report. */
        int step(int arrival) {
            return seen.curve().step(arrivals[arrival]);
        }

        Duration time() {
            return between(began, ended);
        }

        /** From the arrival of a report to the end. */
        Duration timeAfter(int arrival) {
            return between(times[arrival], ended);
        }

        private static Duration between(Instant from, Instant until) {
            return from.isBefore(until) ? Duration.between(from, until) : Duration.ZERO;
        }
    }
}
