package dev.parzen.load.books;

import dev.parzen.load.books.Books.Handout;
import dev.parzen.load.books.Deed.OfAttempt;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialJson.AttemptJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trial's attempts are 1, 2, … without gaps, no more spent than allowed, each of the worker who held it, ended as
 * somebody said or, if it was lost, not before the lease that was promised.
 */
final class Attempts implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        Map<String, Handout> holders = new HashMap<>();
        books.handouts().forEach(handout -> holders.putIfAbsent(handout.key(), handout));
        Set<String> unheard = books.asks().stream()
                .filter(ask -> !ask.isAcknowledged())
                .map(Entry::worker)
                .collect(Collectors.toSet());
        return Stream.concat(
                books.closing().trials().stream()
                        .flatMap(trial -> Stream.concat(
                                counted(books, trial),
                                trial.attempts().stream()
                                        .flatMap(ended -> wrong(books, trial, ended, holders, unheard)))),
                books.deeds()
                        .filter(entry -> isUnheeded(books, entry))
                        .map(entry ->
                                "attempts: " + entry + " was acknowledged, and the attempt did not end as RELEASED"));
    }

    private static boolean isUnheeded(Books books, Entry entry) {
        return entry.isAcknowledged()
                && entry.deed() instanceof Release release
                && books.trial(release.number()).stream()
                        .flatMap(trial -> trial.attempts().stream())
                        .noneMatch(ended -> ended.attempt() == release.attempt()
                                && ended.ended().equals("RELEASED"));
    }

    private static Stream<String> counted(Books books, TrialJson trial) {
        List<Integer> numbers =
                trial.attempts().stream().map(AttemptJson::attempt).toList();
        int last = trial.state().equals("FAILED") ? trial.attempt() : trial.attempt() - 1;
        Stream.Builder<String> wrong = Stream.builder();
        if (!numbers.equals(IntStream.rangeClosed(1, last).boxed().toList())) {
            wrong.add("attempts: trial " + trial.number() + " is " + trial.state() + " at attempt " + trial.attempt()
                    + ", and those that ended without a result are " + numbers);
        }
        long spent = trial.attempts().stream()
                .filter(ended -> !ended.ended().equals("RELEASED"))
                .count();
        int allowed = books.closing().terms().attempts();
        if (spent > allowed) {
            wrong.add("attempts: trial " + trial.number() + " spent " + spent + " of " + allowed);
        }
        if (trial.state().equals("FAILED") && spent < allowed && !isToldForGood(books, trial)) {
            wrong.add("attempts: trial " + trial.number() + " was given up after " + spent + " of " + allowed);
        }
        return wrong.build();
    }

    /** True if somebody may have told a failure after which there is no other attempt. */
    private static boolean isToldForGood(Books books, TrialJson trial) {
        return books.of(trial.number()).stream()
                .anyMatch(entry -> !entry.isRefused()
                        && entry.deed() instanceof Tell tell
                        && tell.attempt() == trial.attempt()
                        && tell.told().isFailure()
                        && !tell.told().isRetryable());
    }

    private static Stream<String> wrong(
            Books books, TrialJson trial, AttemptJson ended, Map<String, Handout> holders, Set<String> unheard) {
        String what = "attempts: attempt " + ended.attempt() + " at trial " + trial.number();
        Stream.Builder<String> wrong = Stream.builder();
        Handout holder = holders.get(Handout.key(trial.number(), ended.attempt()));
        boolean isOwn = holder == null
                ? unheard.contains(ended.worker())
                : holder.ask().worker().equals(ended.worker());
        if (!isOwn) {
            wrong.add(what + " was of "
                    + (holder == null ? "nobody" : holder.ask().worker()) + ", and is said to be of " + ended.worker());
        }
        List<Entry> deeds = books.of(trial.number()).stream()
                .filter(entry -> ((OfAttempt) entry.deed()).attempt() == ended.attempt())
                .toList();
        if (!isSaid(ended.ended(), deeds)) {
            wrong.add(what + " ended as " + ended.ended() + ", and nobody said so");
        }
        if (ended.ended().equals("LOST")) {
            promised(holder, deeds)
                    .filter(promise -> ended.until().isBefore(promise))
                    .forEach(promise -> wrong.add(
                            what + " was lost at " + ended.until() + ", and had been promised until " + promise));
        }
        return wrong.build();
    }

    private static boolean isSaid(String ending, List<Entry> deeds) {
        switch (ending) {
            case "LOST":
                return true;
            case "RELEASED":
                return deeds.stream().anyMatch(entry -> entry.deed() instanceof Release && !entry.isRefused());
            default:
                return deeds.stream()
                        .anyMatch(entry ->
                                entry.deed() instanceof Tell tell && tell.told().isFailure() && !entry.isRefused());
        }
    }

    /** Until when the holder was told that the attempt is its own. */
    private static Stream<Instant> promised(Handout holder, List<Entry> deeds) {
        return Stream.concat(
                Stream.ofNullable(holder).map(handout -> handout.trial().leaseUntil()),
                deeds.stream()
                        .filter(Entry::isAcknowledged)
                        .flatMap(entry -> entry.answer().orElseThrow().leaseUntil().stream()));
    }
}
