package dev.parzen.load.books;

import dev.parzen.load.books.Books.Handout;
import dev.parzen.load.books.Deed.OfAttempt;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.wire.TrialJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** At no moment do more trials run than may; and no ask is given a place that was surely taken all the while. */
final class Places implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        List<Hold> holds = holds(books);
        return Stream.concat(atOnce(books, holds), beyond(books, holds));
    }

    /** The time in which an attempt surely ran: from when its worker knew of it until it first wanted to end it. */
    private record Hold(long from, long until) {
        boolean spans(Entry call) {
            return from < call.from() && until > call.until();
        }
    }

    private static List<Hold> holds(Books books) {
        Map<String, Handout> holders = new HashMap<>();
        books.handouts().forEach(handout -> holders.putIfAbsent(handout.key(), handout));
        return holders.values().stream()
                .flatMap(holder -> surelyUntil(books, holder.trial()).stream()
                        .mapToObj(end -> new Hold(holder.ask().until(), end)))
                .filter(hold -> hold.until > hold.from)
                .toList();
    }

    /** Of an attempt that told a result, as only one that still runs can. */
    private static OptionalLong surelyUntil(Books books, TrialJson granted) {
        List<Entry> deeds = books.of(granted.number()).stream()
                .filter(entry -> ((OfAttempt) entry.deed()).attempt() == granted.attempt())
                .toList();
        boolean hasResult = deeds.stream()
                .anyMatch(entry -> entry.isAcknowledged()
                        && entry.deed() instanceof Tell tell
                        && !tell.told().isFailure());
        return hasResult
                ? deeds.stream()
                        .filter(entry -> entry.deed() instanceof Tell || entry.deed() instanceof Release)
                        .mapToLong(Entry::from)
                        .min()
                : OptionalLong.empty();
    }

    private static Stream<String> atOnce(Books books, List<Hold> holds) {
        TreeMap<Long, Integer> changes = new TreeMap<>();
        holds.forEach(hold -> {
            changes.merge(hold.from, 1, Integer::sum);
            changes.merge(hold.until, -1, Integer::sum);
        });
        int running = 0;
        int most = 0;
        for (int change : changes.values()) {
            running += change;
            most = Math.max(most, running);
        }
        int allowed = books.closing().terms().parallel();
        return most > allowed
                ? Stream.of("budget: " + most + " trials were held at once, of " + allowed + " that may")
                : Stream.empty();
    }

    private static Stream<String> beyond(Books books, List<Hold> holds) {
        Controls controls = new Controls(books);
        return controls.fresh().flatMap(ask -> {
            long taken = holds.stream().filter(hold -> hold.spans(ask)).count();
            int given = ask.granted().size();
            int allowed = controls.places(ask);
            return taken + given > allowed
                    ? Stream.of("budget: " + ask + " was given " + given + " trials, and " + taken + " of " + allowed
                            + " that may ran all the while")
                    : Stream.empty();
        });
    }
}
