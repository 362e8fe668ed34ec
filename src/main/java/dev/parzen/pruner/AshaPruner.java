package dev.parzen.pruner;

import static dev.parzen.pruner.Sentences.counted;
import static dev.parzen.pruner.Sentences.part;
import static dev.parzen.pruner.Sentences.shown;

import dev.parzen.pruner.Standing.Peer;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Asynchronous successive halving (Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning"), in the form
 * in which a trial that is not promoted at once is given up, so that nothing waits and nothing is resumed.
 *
 * <p>Notation: r the first resource, η the reduction factor, s the rate. Rung k is reached by the first report at step
 * r·η^(s+k) or later, and that report's value competes with those of all trials, running or ended but not failed, that
 * have reached the rung so far: of m values the best max(1, ⌊m/η⌋) go on. What a trial had at a rung follows from its
 * curve, so no rung needs a memory of its own. A report that reaches several rungs at once, as one at every tenth step
 * does, stands at each of them against whoever has come so far: it is one comparison, not one for each rung.
 */
final class AshaPruner implements Pruner {
    private final Asha settings;
    private final OptionalInt steps;
    private final String prefix;

    AshaPruner(Asha settings, OptionalInt steps) {
        this(settings, steps, "");
    }

    /** @param prefix what reasons begin with */
    AshaPruner(Asha settings, OptionalInt steps, String prefix) {
        this.settings = settings;
        this.steps = steps;
        this.prefix = prefix;
    }

    /** A rung that the last report has reached, with what the trial met there. */
    private record Rung(int index, int step, double value, int rank, int competitors, int promoted) {}

    @Override
    public Verdict judge(Observation trial, History history) {
        return reached(trial, history)
                .filter(rung -> !goesOn(rung))
                .findFirst()
                .map(rung -> (Verdict) new Verdict.Prune(prefix + reason(rung)))
                .orElse(Verdict.CONTINUE);
    }

    @Override
    public boolean readsHistory(Observation trial) {
        return reachesRung(trial, OptionalInt.empty()).orElse(true);
    }

    @Override
    public boolean readsRunning(Observation trial, History finished) {
        return reachesRung(trial, finished.firstLength()).orElse(false);
    }

    @Override
    public Optional<Standing> standing(Observation trial, History history) {
        List<Rung> reached = reached(trial, history).toList();
        return reached.stream()
                .filter(rung -> !goesOn(rung))
                .findFirst()
                .or(() -> reached.stream().reduce((first, last) -> last))
                .map(rung -> standing(rung, history));
    }

    private Standing standing(Rung rung, History history) {
        Direction direction = history.direction();
        List<Peer> cohort = Stream.concat(history.finished().stream(), history.running().stream())
                .map(other -> new Peer(other.number(), other.curve().valueFrom(rung.step)))
                .filter(peer -> !Double.isNaN(peer.value()))
                .sorted(Comparator.comparingDouble(peer -> direction.loss(peer.value())))
                .toList();
        OptionalDouble threshold = rung.promoted > cohort.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(cohort.get(rung.promoted - 1).value());
        return new Standing(
                rung.step,
                prefix + "value at rung " + rung.index + ", of which the best " + part(settings.reductionFactor())
                        + " goes on",
                rung.value,
                threshold,
                OptionalInt.of(rung.rank),
                cohort);
    }

    /** Empty if nobody knows where the rungs lie. */
    private Optional<Boolean> reachesRung(Observation trial, OptionalInt firstLength) {
        return rungs(firstLength)
                .map(rungs -> rungs.justReached(trial.curve()).findAny().isPresent());
    }

    private Stream<Rung> reached(Observation trial, History history) {
        return rungs(history.firstLength()).stream()
                .flatMap(rungs -> rungs.justReached(trial.curve())
                        .mapToObj(index -> rung(index, rungs.step(index), trial.curve(), history)));
    }

    private Rung rung(int index, int step, Curve curve, History history) {
        Direction direction = history.direction();
        double value = curve.lastValue();
        int better = history.valuesFrom(step).countBetter(value, direction);
        int competitors = history.valuesFrom(step).size() + 1;
        for (Observation running : history.running()) {
            double other = running.curve().valueFrom(step);
            competitors += Double.isNaN(other) ? 0 : 1;
            better += direction.isBetter(other, value) ? 1 : 0;
        }
        int promoted = Math.max(1, competitors / settings.reductionFactor());
        return new Rung(index, step, value, better + 1, competitors, promoted);
    }

    private boolean goesOn(Rung rung) {
        return rung.competitors > settings.bootstrapCount() && rung.rank <= rung.promoted && !Double.isNaN(rung.value);
    }

    private String reason(Rung rung) {
        String place = "Rung " + rung.index + ", step " + rung.step + ": ";
        if (Double.isNaN(rung.value)) {
            return place + "the value is no number.";
        }
        if (rung.competitors <= settings.bootstrapCount()) {
            return place + "only " + counted(rung.competitors, "trial") + " came so far, and the first "
                    + settings.bootstrapCount() + " go no further.";
        }
        return place + shown(rung.value) + " is rank " + rung.rank + " of " + rung.competitors + ", the best "
                + part(settings.reductionFactor()) + " goes on.";
    }

    /** @param firstLength the last step of the first complete trial, if nobody knows how long a trial may be */
    private Optional<Rungs> rungs(OptionalInt firstLength) {
        OptionalInt given = settings.minResource().number();
        if (given.isPresent()) {
            return Optional.of(new Rungs(given.getAsInt(), settings));
        }
        OptionalInt last = steps.isPresent() ? OptionalInt.of(steps.getAsInt() - 1) : firstLength;
        return last.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rungs(Rungs.automaticFirst(last.getAsInt()), settings));
    }
}
