package dev.parzen.cli;

import dev.parzen.objective.NeuralNetwork;
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

/** How far a study is at one moment, as a user wants to see it. */
record Snapshot(Study study, List<Trial> running) {

    /** How many trials have ended. */
    int done() {
        return study.counts().of(TrialState.Name.COMPLETE)
                + study.counts().of(TrialState.Name.PRUNED)
                + study.counts().of(TrialState.Name.FAILED);
    }

    /** How many there shall be. */
    OptionalInt total() {
        return study.spec().budget().trials();
    }

    /** The best value and what runs now, in a few words. */
    String words() {
        String best = study.bestValue().isPresent()
                ? "best " + number(study.bestValue().getAsDouble())
                : "no value yet";
        return best + current().map(text -> ", " + text).orElse("");
    }

    /** A number with as many digits as one reads at a glance. */
    static String number(double value) {
        double size = Math.abs(value);
        boolean isPlain = value == 0 || size >= 0.001 && size < 100_000;
        return String.format(Locale.ROOT, isPlain ? "%.4g" : "%.3e", value);
    }

    private Optional<String> current() {
        return study.spec().objective() instanceof NeuralNetwork network
                ? running.stream()
                        .sorted(Comparator.comparingInt(Trial::number).reversed())
                        .flatMap(trial -> last(trial).stream().map(report -> words(network, trial, report)))
                        .findFirst()
                : Optional.empty();
    }

    /** What its present attempt reported last. */
    private static Optional<Report> last(Trial trial) {
        Instant start = trial.lease().map(Lease::from).orElse(Instant.MAX);
        return trial.reports().stream()
                .filter(report -> !report.at().isBefore(start))
                .reduce((earlier, later) -> later);
    }

    private static String words(NeuralNetwork network, Trial trial, Report last) {
        return "trial " + trial.number() + " epoch " + (last.step() + 1) + "/" + network.epochs() + " "
                + number(last.value());
    }
}
