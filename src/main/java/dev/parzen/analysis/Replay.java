package dev.parzen.analysis;

import dev.parzen.analysis.Recording.Track;
import dev.parzen.pruner.Outline;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.trial.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a pruner would have done with recorded trials. An epoch is a report.
 *
 * <p>A run with this pruner in which trials had the same values and the same times would have pruned exactly these at
 * these steps, except for what a recording does not tell: reports that later ones of the same step replaced, as another
 * attempt makes them.
 *
 * @param trials how many were replayed
 * @param pruned those that would have been pruned, in the order of time
 * @param best the best complete trials: one for one direction, the front for several
 * @param bestSurvivor for one direction, the best of the complete trials that would not have been pruned
 * @param cut how many were in fact pruned and would not have been by then: how they would have gone on nobody knows
 */
public record Replay(
        int trials,
        List<Pruned> pruned,
        Epochs epochs,
        Time time,
        List<Best> best,
        Optional<Best> bestSurvivor,
        int cut) {
    public Replay {
        pruned = List.copyOf(pruned);
        best = List.copyOf(best);
    }

    /** Lets the trials pass once more, judged by the pruner of these settings, without its audit. */
    public static Replay of(Recording recording, PrunerSpec spec, Outline outline) {
        List<Track> tracks = recording.tracks();
        List<Pruned> pruned = new Rerun(spec.build(outline), recording.directions()).pruned(tracks);
        Map<Integer, Pruned> byNumber = pruned.stream().collect(Collectors.toMap(Pruned::number, Function.identity()));
        List<Observation> survivors =
                recording.best(seen -> recording.directions().size() == 1 && !byNumber.containsKey(seen.number()));
        return new Replay(
                tracks.size(),
                pruned,
                Epochs.of(tracks, pruned),
                Time.of(tracks, pruned),
                recording.best(seen -> true).stream()
                        .map(seen -> Best.of(seen, byNumber))
                        .toList(),
                survivors.stream().map(seen -> Best.of(seen, byNumber)).findFirst(),
                (int) tracks.stream()
                        .filter(track -> track.isPruned() && !byNumber.containsKey(track.number()))
                        .count());
    }

    /**
     * A trial that would have been pruned.
     *
     * @param step of the report after which
     * @param saved so many reports would not have been made
     * @param savedTime from that report to the end
     * @param value its final value for the first direction, if it has one
     */
    public record Pruned(int number, int step, String reason, int saved, Duration savedTime, OptionalDouble value) {

        static Pruned of(Track track, int arrived, String reason) {
            double value = track.seen().value();
            return new Pruned(
                    track.number(),
                    track.step(arrived - 1),
                    reason,
                    track.epochs() - arrived,
                    track.timeAfter(arrived - 1),
                    Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
        }
    }

    /** Reports that were made, and those of them that would not have been. */
    public record Epochs(long recorded, long saved) {
        static Epochs of(List<Track> tracks, List<Pruned> pruned) {
            return new Epochs(
                    tracks.stream().mapToLong(Track::epochs).sum(),
                    pruned.stream().mapToLong(Pruned::saved).sum());
        }

        public long spent() {
            return recorded - saved;
        }

        /** The share saved, from 0 to 1; 0 if there is nothing to save. */
        public double share() {
            return recorded == 0 ? 0 : (double) saved / recorded;
        }
    }

    /** From beginning to end, summed over trials that may have run at once, and what of it would have been saved. */
    public record Time(Duration recorded, Duration saved) {
        static Time of(List<Track> tracks, List<Pruned> pruned) {
            return new Time(
                    tracks.stream().map(Track::time).reduce(Duration.ZERO, Duration::plus),
                    pruned.stream().map(Pruned::savedTime).reduce(Duration.ZERO, Duration::plus));
        }
    }

    /**
     * One of the best trials.
     *
     * @param prunedAt the step at which it would have been pruned
     */
    public record Best(int number, List<Double> values, Optional<Integer> prunedAt) {
        static Best of(Observation trial, Map<Integer, Pruned> pruned) {
            return new Best(
                    trial.number(),
                    trial.values(),
                    Optional.ofNullable(pruned.get(trial.number())).map(Pruned::step));
        }

        public boolean survives() {
            return prunedAt.isEmpty();
        }
    }
}
