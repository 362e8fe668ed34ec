package dev.parzen.load.books;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.parzen.load.books.Deed.OfAttempt;
import dev.parzen.wire.TrialJson;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A ledger beside what the server says in the end, and every way in which the two do not agree. */
public final class Books {
    private static final List<Check> CHECKS = List.of(
            new Numbers(),
            new Handouts(),
            new Results(),
            new Reports(),
            new Attempts(),
            new Fences(),
            new Repeats(),
            new Totals(),
            new Places(),
            new Paused(),
            new Parameters(),
            new Queue());

    private final Ledger ledger;
    private final Closing closing;
    private final Map<Integer, TrialJson> trials;
    private final Map<Integer, List<Entry>> byTrial;
    private final List<Entry> asks;
    private final Map<Integer, List<Entry>> asksByTrial;

    public Books(Ledger ledger, Closing closing) {
        this.ledger = ledger;
        this.closing = closing;
        this.trials =
                closing.trials().stream().collect(toMap(TrialJson::number, Function.identity(), (one, other) -> one));
        this.byTrial = ledger.entries().stream()
                .filter(entry -> entry.deed() instanceof OfAttempt)
                .sorted(Comparator.comparingLong(Entry::from))
                .collect(groupingBy(entry -> ((OfAttempt) entry.deed()).number()));
        this.asks = ledger.entries().stream()
                .filter(entry -> entry.deed() instanceof Deed.Ask)
                .sorted(Comparator.comparingLong(Entry::from))
                .toList();
        this.asksByTrial = asks.stream()
                .flatMap(Handout::of)
                .collect(groupingBy(handout -> handout.trial().number(), mapping(Handout::ask, toList())));
    }

    /** A sentence for each thing that is wrong; none if the books are right. */
    public List<String> violations() {
        return CHECKS.stream().flatMap(check -> check.violations(this)).toList();
    }

    /** One thing that must be so. */
    interface Check {
        /** A sentence for each place where it is not so. */
        Stream<String> violations(Books books);
    }

    Ledger ledger() {
        return ledger;
    }

    Closing closing() {
        return closing;
    }

    /** The trial as it is in the end, if there is one of that number. */
    Optional<TrialJson> trial(int number) {
        return Optional.ofNullable(trials.get(number));
    }

    /** What was done to a trial by those who held it or thought so, in the order of sending. */
    List<Entry> of(int number) {
        return byTrial.getOrDefault(number, List.of());
    }

    /** All calls for a trial, in the order of sending. */
    List<Entry> asks() {
        return asks;
    }

    /** The asks that were answered with this trial, in the order of sending. */
    Stream<Entry> asksFor(int number) {
        return asksByTrial.getOrDefault(number, List.of()).stream();
    }

    /** Every attempt that an ask was answered with; of asks that say the same by a key, only of the first. */
    Stream<Handout> handouts() {
        return firstOfEachKey(asks.stream().filter(Entry::isAcknowledged)).flatMap(Handout::of);
    }

    /** An attempt, and the ask that was answered with it. */
    record Handout(Entry ask, TrialJson trial) {
        static Stream<Handout> of(Entry ask) {
            return ask.granted().stream().map(trial -> new Handout(ask, trial));
        }

        String key() {
            return key(trial.number(), trial.attempt());
        }

        static String key(int number, int attempt) {
            return number + "/" + attempt;
        }
    }

    /** What was done to any trial. */
    Stream<Entry> deeds() {
        return byTrial.values().stream().flatMap(List::stream);
    }

    static Stream<Entry> firstOfEachKey(Stream<Entry> entries) {
        Set<String> seen = new HashSet<>();
        return entries.filter(
                entry -> entry.deed().idempotencyKey().map(seen::add).orElse(true));
    }
}
