package dev.parzen.pruner;

import static dev.parzen.pruner.Sentences.counted;
import static dev.parzen.pruner.Sentences.shown;

import dev.parzen.numerics.Percentiles;
import dev.parzen.pruner.Standing.Peer;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.ParetoRanks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Gives up a trial by the Pareto rank of its latest values (Fonseca and Fleming 1993, "Genetic algorithms for
 * multiobjective optimization"): how many complete trials' values at exactly the same step dominate them. That must be no
 * more than a percentile of what the rank of each of those is among all of them. With one objective the rank is the order.
 */
final class ParetoPruner implements Pruner {
    private final Pareto settings;
    private final Schedule schedule;

    ParetoPruner(Pareto settings) {
        this.settings = settings;
        this.schedule = new Schedule(settings.warmupSteps(), settings.intervalSteps());
    }

    @Override
    public Verdict judge(Observation trial, History history) {
        if (history.completeCount() < settings.startupTrials() || !readsHistory(trial)) {
            return Verdict.CONTINUE;
        }
        int step = trial.curve().lastStep();
        double[] values = trial.curve().values(trial.curve().size() - 1);
        ParetoRanks others = history.ranksAt(step);
        if (!others.compares(values)) {
            return new Verdict.Prune("Step " + step + ": a value is no number.");
        }
        int rank = others.of(values);
        return threshold(others).stream()
                .filter(threshold -> rank > threshold)
                .mapToObj(threshold -> (Verdict) new Verdict.Prune("Step " + step + ": dominated by " + rank + " of "
                        + counted(others.size(), "complete trial") + ", which is more than "
                        + shown(threshold) + ", their own " + label() + "."))
                .findFirst()
                .orElse(Verdict.CONTINUE);
    }

    @Override
    public boolean readsHistory(Observation trial) {
        return !trial.curve().isEmpty() && schedule.isDue(trial.curve());
    }

    @Override
    public Optional<Standing> standing(Observation trial, History history) {
        if (trial.curve().isEmpty()) {
            return Optional.empty();
        }
        int step = trial.curve().lastStep();
        double[] values = trial.curve().values(trial.curve().size() - 1);
        ParetoRanks others = history.ranksAt(step);
        double rank = others.compares(values) ? others.of(values) : Double.NaN;
        List<Peer> cohort = cohort(step, others, history);
        long better = cohort.stream().filter(peer -> peer.value() < rank).count();
        return Optional.of(new Standing(
                step,
                "number of complete trials that dominate it at this step, against the " + label() + " among themselves",
                rank,
                threshold(others),
                OptionalInt.of(1 + (int) better),
                cohort));
    }

    private static List<Peer> cohort(int step, ParetoRanks others, History history) {
        return history.finished().stream()
                .filter(other -> other.isComplete() && other.curve().indexOf(step) >= 0)
                .filter(other -> others.compares(valuesAt(step, other)))
                .map(other -> new Peer(other.number(), others.of(valuesAt(step, other))))
                .sorted(Comparator.comparingDouble(Peer::value))
                .toList();
    }

    private static double[] valuesAt(int step, Observation other) {
        return other.curve().values(other.curve().indexOf(step));
    }

    private OptionalDouble threshold(ParetoRanks others) {
        return others.size() < settings.minTrials()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Percentiles.of(others.size(), others::get, settings.percentile()));
    }

    private String label() {
        return Sentences.percentile(settings.percentile());
    }
}
