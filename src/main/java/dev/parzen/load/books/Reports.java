package dev.parzen.load.books;

import static java.util.stream.Collectors.groupingBy;

import dev.parzen.load.books.Deed.Report;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialJson.ReportJson;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * At each step stands a value that may have been written last: one that was not refused, and that no acknowledged one
 * certainly came after. A step that anybody was acknowledged is there, and no other is.
 */
final class Reports implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        return books.closing().trials().stream().flatMap(trial -> wrong(books, trial));
    }

    private static Stream<String> wrong(Books books, TrialJson trial) {
        Map<Integer, List<Entry>> written = books.of(trial.number()).stream()
                .filter(entry -> entry.deed() instanceof Report && !entry.isRefused())
                .collect(groupingBy(entry -> ((Report) entry.deed()).step()));
        Set<Integer> steps = new HashSet<>(written.keySet());
        trial.reports().forEach(report -> steps.add(report.step()));
        return steps.stream().flatMap(step -> wrong(trial, step, written.getOrDefault(step, List.of())));
    }

    private static Stream<String> wrong(TrialJson trial, int step, List<Entry> written) {
        List<Double> kept = trial.reports().stream()
                .filter(report -> report.step() == step)
                .map(ReportJson::value)
                .toList();
        String where = "step " + step + " of trial " + trial.number();
        if (kept.size() > 1) {
            return Stream.of("doubled: " + where + " stands " + kept.size() + " times");
        }
        if (kept.isEmpty()) {
            return written.stream()
                    .filter(Entry::isAcknowledged)
                    .limit(1)
                    .map(entry -> "lost: " + where + ": " + entry + " was acknowledged");
        }
        boolean mayBe = written.stream()
                .filter(entry -> written.stream().noneMatch(later -> isSurelyAfter(later, entry)))
                .anyMatch(entry -> ((Report) entry.deed()).value() == kept.get(0));
        return mayBe
                ? Stream.empty()
                : Stream.of("lost or overwritten: " + where + " is " + kept.get(0) + ", written were, in this order: "
                        + written);
    }

    /** A later attempt begins when the earlier one's writes are over, heard of or not. */
    private static boolean isSurelyAfter(Entry later, Entry earlier) {
        int attempt = ((Report) earlier.deed()).attempt();
        int laterAttempt = ((Report) later.deed()).attempt();
        return later.isAcknowledged() && (laterAttempt > attempt || laterAttempt == attempt && earlier.isBefore(later));
    }
}
