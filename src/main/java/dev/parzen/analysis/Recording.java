package dev.parzen.analysis;

import dev.parzen.numerics.NonDominatedSort;
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
 * What a study's trials reported and when, to be {@linkplain Replay replayed}: all that are COMPLETE or PRUNED and within
 * the space, in as little memory as that needs.
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
        if (trial.stateName() == TrialState.Name.COMPLETE || trial.stateName() == TrialState.Name.PRUNED) {
            Observation.of(trial, constraints).ifPresent(seen -> tracks.add(Track.of(seen, trial)));
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
     * @param seen how it stood at its end, without parameters
     * @param arrivals the indices of its curve in the order in which the reports arrived
     * @param times when they did
     * @param began as far as known
     * @param ended not before the last report
     */
    record Track(Observation seen, int[] arrivals, Instant[] times, Instant began, Instant ended) {

        static Track of(Observation seen, Trial trial) {
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
            return new Track(slim(seen), arrivals, times, trial.startedAt().orElse(ended), ended);
        }

        /** Pruners look at no parameters. */
        private static Observation slim(Observation seen) {
            return new Observation(
                    seen.number(),
                    seen.state(),
                    Map.of(),
                    seen.values(),
                    seen.violation(),
                    seen.constraints(),
                    seen.curve());
        }

        int number() {
            return seen.number();
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
