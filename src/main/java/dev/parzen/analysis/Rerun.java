package dev.parzen.analysis;

import dev.parzen.analysis.Recording.Track;
import dev.parzen.analysis.Replay.Pruned;
import dev.parzen.pruner.Pruner;
import dev.parzen.pruner.Verdict;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Lets recorded trials pass once more before a pruner: reports and ends in the order of their times; at one time by number
 * of the trial and, within a trial, by step with the end last. So imports, whose reports all bear the time of the end,
 * come one after the other.
 */
final class Rerun {
    private final Pruner pruner;
    private final PriorityQueue<Passing> passing =
            new PriorityQueue<>(Comparator.comparing(Passing::next).thenComparingInt(p -> p.track.number()));
    private final NavigableMap<Integer, Observation> running = new TreeMap<>();
    private final List<Pruned> pruned = new ArrayList<>();
    private History history;

    Rerun(Pruner pruner, List<Direction> directions) {
        this.pruner = pruner;
        this.history = History.empty(directions);
    }

    /** A trial on its way, and which of its reports have arrived. */
    private static final class Passing {
        private final Track track;
        private final BitSet arrived = new BitSet();
        private int count;

        Passing(Track track) {
            this.track = track;
        }

        boolean hasNoMore() {
            return count == track.epochs();
        }

        /** When it next reports or ends. */
        Instant next() {
            return hasNoMore() ? track.ended() : track.times()[count];
        }

        /** The trial after its next report. */
        Observation report() {
            arrived.set(track.arrivals()[count++]);
            return in(TrialState.Name.RUNNING, List.of(), 0);
        }

        /** The trial given up after its latest report; its value is that of its last step, of several it has none. */
        Observation pruned(boolean several) {
            double last = curve().lastValue();
            return in(
                    TrialState.Name.PRUNED,
                    several || Double.isNaN(last) ? List.of() : List.of(last),
                    track.seen().violation());
        }

        private Observation in(TrialState.Name state, List<Double> values, double violation) {
            return new Observation(
                    track.number(),
                    state,
                    Map.of(),
                    values,
                    violation,
                    track.seen().constraints(),
                    curve());
        }

        private Curve curve() {
            return hasNoMore() ? track.seen().curve() : track.seen().curve().only(arrived);
        }
    }

    /** Those that would have been pruned, in the order of time. */
    List<Pruned> pruned(List<Track> tracks) {
        tracks.forEach(track -> passing.add(new Passing(track)));
        for (Passing trial = passing.poll(); trial != null; trial = passing.poll()) {
            if (trial.hasNoMore()) {
                end(trial.track.seen());
            } else {
                report(trial);
            }
        }
        return pruned;
    }

    private void report(Passing trial) {
        Observation now = trial.report();
        if (judge(now.upTo(trial.track.step(trial.count - 1))) instanceof Verdict.Prune prune) {
            pruned.add(Pruned.of(trial.track, trial.count, prune.reason()));
            end(trial.pruned(history.directions().size() > 1));
        } else {
            running.put(now.number(), now);
            passing.add(trial);
        }
    }

    private Verdict judge(Observation now) {
        if (!pruner.readsHistory(now)) {
            return pruner.judge(now, History.empty(history.directions()));
        }
        List<Observation> others = pruner.readsRunning(now, history) ? others(now.number()) : List.of();
        return pruner.judge(now, history.withRunning(others));
    }

    private List<Observation> others(int number) {
        return running.values().stream()
                .filter(other -> other.number() != number)
                .toList();
    }

    /** What failed is compared with no longer. */
    private void end(Observation last) {
        running.remove(last.number());
        history = last.isFailed() ? history : history.plus(last);
    }
}
