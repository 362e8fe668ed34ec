package dev.parzen.cli;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Study;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
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
        return running.stream()
                .filter(trial -> !trial.reports().isEmpty())
                .max(Comparator.comparingInt(Trial::number))
                .map(this::words);
    }

    private String words(Trial trial) {
        Report last = trial.reports().get(trial.reports().size() - 1);
        String of = study.spec().objective() instanceof NeuralNetwork network ? "/" + network.epochs() : "";
        return "trial " + trial.number() + " epoch " + (last.step() + 1) + of + " " + number(last.value());
    }
}
