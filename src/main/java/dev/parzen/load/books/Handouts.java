package dev.parzen.load.books;

import dev.parzen.load.books.Books.Handout;
import dev.parzen.load.books.Deed.Ask;
import dev.parzen.wire.TrialJson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * No attempt is handed to two; what an ask answered is what the trial still is; and there are no more attempts than
 * somebody asked for.
 */
final class Handouts implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        return Stream.of(doubled(books), changed(books), unaskedFor(books)).flatMap(each -> each);
    }

    private static Stream<String> doubled(Books books) {
        Map<String, Handout> first = new HashMap<>();
        return books.handouts().flatMap(handout -> {
            Handout other = first.putIfAbsent(handout.key(), handout);
            return other == null
                    ? Stream.empty()
                    : Stream.of("doubled: " + attempt(handout.trial()) + " was handed to "
                            + other.ask().worker() + " and to " + handout.ask().worker());
        });
    }

    private static Stream<String> changed(Books books) {
        return books.handouts()
                .flatMap(handout ->
                        changes(handout.trial(), books.trial(handout.trial().number())));
    }

    private static Stream<String> changes(TrialJson granted, Optional<TrialJson> kept) {
        String what = attempt(granted);
        if (kept.isEmpty()) {
            return Stream.of("lost: " + what + " was handed out, and there is no such trial");
        }
        TrialJson now = kept.get();
        Stream.Builder<String> changes = Stream.builder();
        if (now.id() != granted.id()) {
            changes.add("changed: " + what + " had the id " + granted.id() + ", now " + now.id());
        }
        if (!now.params().entrySet().containsAll(granted.params().entrySet())) {
            changes.add("changed: " + what + " had the parameters " + granted.params() + ", now " + now.params());
        }
        if (now.attempt() < granted.attempt()) {
            changes.add("lost: " + what + " was handed out, and the trial ended at attempt " + now.attempt());
        }
        return changes.build();
    }

    /** Attempts that no answer told of belong to asks whose answer was not heard, to each what it asked for. */
    private static Stream<String> unaskedFor(Books books) {
        Set<String> told =
                books.handouts().map(handout -> attempt(handout.trial())).collect(Collectors.toSet());
        long untold = books.closing().trials().stream()
                .flatMap(trial -> IntStream.rangeClosed(1, begun(trial)).mapToObj(n -> attempt(trial.number(), n)))
                .filter(attempt -> !told.contains(attempt))
                .count();
        long unheard = unheard(books);
        return untold <= unheard
                ? Stream.empty()
                : Stream.of("doubled: " + untold + " attempts were handed out that nobody was told of, but only "
                        + unheard + " were asked for without an answer");
    }

    /** A trial that waits, or was given up while it waited, has not begun its last attempt. */
    private static int begun(TrialJson trial) {
        boolean hasBegun = trial.state().equals("RUNNING")
                || trial.state().equals("COMPLETE")
                || trial.state().equals("PRUNED");
        return trial.attempts().size() + (hasBegun ? 1 : 0);
    }

    /** What asks may have been given without anybody knowing: of those that share a key, only one. */
    private static long unheard(Books books) {
        Set<String> heard = books.asks().stream()
                .filter(Entry::isAcknowledged)
                .flatMap(ask -> ask.deed().idempotencyKey().stream())
                .collect(Collectors.toCollection(HashSet::new));
        return Books.firstOfEachKey(books.asks().stream().filter(ask -> !ask.isAcknowledged() && !ask.isRefused()))
                .filter(ask -> ask.deed()
                        .idempotencyKey()
                        .map(key -> !heard.contains(key))
                        .orElse(true))
                .mapToLong(ask -> ((Ask) ask.deed()).count())
                .sum();
    }

    private static String attempt(TrialJson trial) {
        return attempt(trial.number(), trial.attempt());
    }

    private static String attempt(int number, int attempt) {
        return "attempt " + attempt + " at trial " + number;
    }
}
