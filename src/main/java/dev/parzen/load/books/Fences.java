package dev.parzen.load.books;

import dev.parzen.load.books.Deed.OfAttempt;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Suggest;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.wire.TrialJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whoever speaks for an attempt that is over gets 410, unless it repeats what ended it; nobody else does; and what comes
 * after the result gets 409.
 */
final class Fences implements Books.Check {
    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    @Override
    public Stream<String> violations(Books books) {
        return books.closing().trials().stream().flatMap(trial -> wrong(books, trial));
    }

    private static Stream<String> wrong(Books books, TrialJson trial) {
        List<Entry> deeds = books.of(trial.number());
        List<Entry> witnesses = Stream.concat(books.asksFor(trial.number()), deeds.stream())
                .filter(Entry::isAcknowledged)
                .filter(entry -> entry.shown(trial.number()).isPresent())
                .toList();
        return deeds.stream()
                .filter(entry -> entry.answer().isPresent())
                .flatMap(entry -> wrong(entry, trial, deeds, witnesses).stream());
    }

    private static Optional<String> wrong(Entry entry, TrialJson trial, List<Entry> deeds, List<Entry> witnesses) {
        int status = entry.answer().orElseThrow().status();
        int attempt = ((OfAttempt) entry.deed()).attempt();
        Optional<Entry> laterAttempt = witnesses.stream()
                .filter(witness ->
                        witness.isBefore(entry) && seen(witness, trial).attempt() > attempt)
                .findFirst();
        if (laterAttempt.isPresent() && status != GONE && !isRepetition(entry, deeds)) {
            return Optional.of("fence: " + entry + " must get 410: " + laterAttempt.get() + " came before it");
        }
        if (status == GONE && trial.attempt() <= attempt) {
            return Optional.of("fence: " + entry + ", and the trial never went beyond attempt " + trial.attempt());
        }
        if (status == CONFLICT && trial.attempt() != attempt && !isRepetition(entry, deeds)) {
            return Optional.of("fence: " + entry + ", and the trial ended at attempt " + trial.attempt());
        }
        boolean isOver = witnesses.stream()
                .anyMatch(
                        witness -> witness.isBefore(entry) && hasEnded(seen(witness, trial)) && laterAttempt.isEmpty());
        boolean mayBeHeeded = entry.deed() instanceof Tell || isKnown(entry, deeds) || isRepetition(entry, deeds);
        return isOver && !mayBeHeeded && status < CONFLICT
                ? Optional.of("fence: " + entry + " must be refused: the trial had ended")
                : Optional.empty();
    }

    /** A keyed call gets the answer it got, and a failure is told twice in vain. */
    private static boolean isRepetition(Entry entry, List<Entry> deeds) {
        Set<Deed> same = deeds.stream()
                .filter(other -> other != entry && !other.isRefused() && other.from() < entry.until())
                .map(Entry::deed)
                .collect(Collectors.toSet());
        boolean mayRepeat =
                entry.deed() instanceof Release release && release.key().isPresent()
                        || entry.deed() instanceof Tell tell && tell.told().isFailure();
        return mayRepeat && same.contains(entry.deed());
    }

    /** A parameter that has a value may be asked for as long as the trial is there. */
    private static boolean isKnown(Entry entry, List<Entry> deeds) {
        return entry.deed() instanceof Suggest asked
                && deeds.stream()
                        .anyMatch(other -> other != entry
                                && other.deed() instanceof Suggest earlier
                                && earlier.name().equals(asked.name())
                                && !other.isRefused());
    }

    private static TrialJson seen(Entry witness, TrialJson trial) {
        return witness.shown(trial.number()).orElseThrow();
    }

    private static boolean hasEnded(TrialJson trial) {
        return trial.finishedAt() != null;
    }
}
