package dev.parzen.load.books;

import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Control;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The changes of a study, by the ticks of the ledger: a change may be in force during a call unless it was sent after the
 * call's answer, or another one surely came between the two. One whose answer nobody heard may come at any later time.
 */
final class Controls {
    private final Books books;
    private final List<Entry> entries;
    private final Map<String, Long> firstSent;

    Controls(Books books) {
        this.books = books;
        this.entries = books.ledger().entries().stream()
                .filter(entry -> entry.deed() instanceof Control && !entry.isRefused())
                .toList();
        this.firstSent = books.asks().stream()
                .filter(ask -> !ask.isRefused() && ask.deed().idempotencyKey().isPresent())
                .collect(Collectors.toMap(ask -> ask.deed().idempotencyKey().orElseThrow(), Entry::from, Math::min));
    }

    /** Asks that were given trials, and whose answer was not remembered from a call sent before. */
    Stream<Entry> fresh() {
        return books.asks().stream().filter(Entry::isAcknowledged).filter(this::isFirst);
    }

    private boolean isFirst(Entry ask) {
        return ((Ask) ask.deed())
                .key()
                .map(key -> firstSent.get(key) == ask.from())
                .orElse(true);
    }

    /** What states the study may have had at some time during a call. */
    Set<String> states(Entry call) {
        return inForce(call, Control::state, Control.ACTIVE);
    }

    /** How many trials might run at once, at most, at some time during a call. */
    int places(Entry call) {
        return inForce(
                        call,
                        control -> control.parallel().stream().boxed().findFirst(),
                        books.closing().terms().parallel())
                .stream()
                .max(Integer::compare)
                .orElseThrow();
    }

    private <T> Set<T> inForce(Entry call, Function<Control, Optional<T>> part, T first) {
        List<Entry> sent = entries.stream()
                .filter(entry -> part.apply((Control) entry.deed()).isPresent() && entry.from() < call.until())
                .toList();
        List<Entry> done = sent.stream()
                .filter(entry -> entry.isAcknowledged() && entry.isBefore(call))
                .toList();
        Set<T> values = new HashSet<>();
        if (done.isEmpty()) {
            values.add(first);
        }
        sent.stream()
                .filter(entry -> done.stream().noneMatch(entry::isBefore))
                .forEach(entry -> values.add(part.apply((Control) entry.deed()).orElseThrow()));
        return values;
    }
}
