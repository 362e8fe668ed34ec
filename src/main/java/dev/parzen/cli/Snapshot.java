package dev.parzen.cli;

import dev.parzen.analysis.PruningBalance;
import dev.parzen.study.Study;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a study is at one moment, as a user wants to see it.
 *
 * @param balance of the trials that have finished; empty where trials have no epochs
 */
record Snapshot(Study study, List<Trial> running, Optional<PruningBalance> balance) {

    /** How many trials have ended. */
    int done() {
        return finished(study);
    }

    /** How many trials of a study have ended. */
    static int finished(Study study) {
        return study.counts().of(TrialState.Name.COMPLETE)
                + study.counts().of(TrialState.Name.PRUNED)
                + study.counts().of(TrialState.Name.FAILED);
    }

    /** How many there shall be. */
    OptionalInt total() {
        return study.spec().budget().trials();
    }

    /** The best value and what runs now, or once trials are pruned what that saves, in a few words. */
    String words() {
        return best()
                + pruning(", ")
                        .or(() -> current()
                                .map(at -> "trial " + at.trial + " epoch " + at.epoch + "/" + at.epochs + " "
                                        + number(at.value)))
                        .map(text -> ", " + text)
                        .orElse("");
    }

    /** How many trials are pruned, and how many epochs were spent and saved; empty while none is. */
    Optional<String> pruning(String separator) {
        int pruned = study.counts().of(TrialState.Name.PRUNED);
        if (balance.isEmpty()) {
            return pruned == 0 ? Optional.empty() : Optional.of(pruned + " pruned");
        }
        long epochs =
                running.stream().mapToLong(trial -> trial.reports().size()).sum();
        return new PruningWords(balance.get()).brief(separator, epochs);
    }

    /** The best value, if there is one; of several directions, how many trials are complete. */
    String best() {
        if (study.spec().hasSeveralDirections()) {
            return study.counts().of(TrialState.Name.COMPLETE) + " complete";
        }
        return study.bestValue().isPresent()
                ? "best " + number(study.bestValue().getAsDouble())
                : "no value yet";
    }

    /** How far the youngest trial is that has reported; empty if none has, or its epochs are not known. */
    Optional<Current> current() {
        return running.stream()
                .sorted(Comparator.comparingInt(Trial::number).reversed())
                .flatMap(trial -> current(trial).stream())
                .findFirst();
    }

    private Optional<Current> current(Trial trial) {
        return last(trial)
                .flatMap(report -> study.spec()
                        .objective()
                        .steps(trial.parameterValues())
                        .map(steps -> new Current(trial.number(), report.step() + 1, steps.most(), report.value())));
    }

    /**
     * A trial that runs.
     *
     * @param epoch the last one that it reported, from 1
     * @param epochs the most that it may run
     * @param value what it reported
     */
    record Current(int trial, int epoch, int epochs, double value) {}

    /** A number with as many digits as one reads at a glance. */
    static String number(double value) {
        double size = Math.abs(value);
        boolean isPlain = value == 0 || size >= 0.001 && size < 100_000;
        return String.format(Locale.ROOT, isPlain ? "%.4g" : "%.3e", value);
    }

    /** What its present attempt reported last. */
    private static Optional<Report> last(Trial trial) {
        Instant start = trial.lease().map(Lease::from).orElse(Instant.MAX);
        return trial.reports().stream()
                .filter(report -> !report.at().isBefore(start))
                .reduce((earlier, later) -> later);
    }
}
