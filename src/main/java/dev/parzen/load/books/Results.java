package dev.parzen.load.books;

import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialJson.AttemptJson;
import dev.parzen.wire.TrialJson.ReportJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every result that was acknowledged is there, unchanged, at the attempt that told it; and what is there was told by
 * somebody who was not refused.
 */
final class Results implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        return Stream.concat(
                books.deeds().filter(entry -> entry.deed() instanceof Tell).flatMap(entry -> wrong(books, entry)),
                books.closing().trials().stream().flatMap(trial -> unexplained(books, trial)));
    }

    private static Stream<String> wrong(Books books, Entry entry) {
        Tell tell = (Tell) entry.deed();
        Optional<TrialJson> trial = books.trial(tell.number());
        if (entry.isAcknowledged() && !trial.map(kept -> isKept(tell, kept)).orElse(false)) {
            return Stream.of("lost or overwritten: " + entry + " was acknowledged, and the trial is "
                    + trial.map(Results::words).orElse("not there"));
        }
        boolean isConflict = entry.answer().filter(a -> a.status() == 409).isPresent();
        if (isConflict && trial.map(kept -> isEnd(tell, kept)).orElse(false)) {
            return Stream.of("refused: " + entry + " says what the trial is: " + words(trial.get()));
        }
        return Stream.empty();
    }

    /** True if the trial is what the outcome made of it; a retryable failure may have led to another attempt. */
    private static boolean isKept(Tell tell, TrialJson trial) {
        return isEnd(tell, trial)
                || tell.told().isRetryable() && ending(trial, tell.attempt()).equals("ERROR");
    }

    private static boolean isEnd(Tell tell, TrialJson trial) {
        if (trial.attempt() != tell.attempt()) {
            return false;
        }
        Told told = tell.told();
        if (told.isFailure()) {
            return trial.state().equals("FAILED");
        }
        return trial.state().equals(told.state().name())
                && valuesAfter(told, trial).equals(values(trial));
    }

    /** Pruned without values, a trial takes those of its highest step, unless they are no numbers. */
    private static List<Double> valuesAfter(Told told, TrialJson trial) {
        if (told.state() == Told.State.COMPLETE || !told.values().isEmpty()) {
            return told.values();
        }
        List<ReportJson> reports = trial.reports();
        return reports.isEmpty() || Double.isNaN(reports.get(reports.size() - 1).value())
                ? List.of()
                : List.of(reports.get(reports.size() - 1).value());
    }

    private static Stream<String> unexplained(Books books, TrialJson trial) {
        boolean hasResult = trial.state().equals("COMPLETE") || trial.state().equals("PRUNED");
        boolean isToldFailure =
                trial.state().equals("FAILED") && ending(trial, trial.attempt()).equals("ERROR");
        boolean isExplained = books.of(trial.number()).stream()
                .anyMatch(entry -> entry.deed() instanceof Tell tell && !entry.isRefused() && isEnd(tell, trial));
        return (hasResult || isToldFailure) && !isExplained
                ? Stream.of("invented: trial " + trial.number() + " is " + words(trial) + ", and nobody told that")
                : Stream.empty();
    }

    private static String ending(TrialJson trial, int attempt) {
        return trial.attempts().stream()
                .filter(ended -> ended.attempt() == attempt)
                .map(AttemptJson::ended)
                .findFirst()
                .orElse("");
    }

    private static List<Double> values(TrialJson trial) {
        return trial.values() == null ? List.of() : trial.values();
    }

    private static String words(TrialJson trial) {
        return trial.state() + " " + values(trial) + " at attempt " + trial.attempt();
    }
}
