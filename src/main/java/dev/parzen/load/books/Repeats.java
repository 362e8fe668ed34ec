package dev.parzen.load.books;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Calls that bear the same key get the same answer once one was done; and no call gets an answer out of place. */
final class Repeats implements Books.Check {
    private static final int CONFLICT = 409;

    /** What a call may be answered: asks also find the study not active, its places taken, or their key in use. */
    private static final Set<Integer> OF_ASKS = Set.of(201, CONFLICT, 429);

    private static final Set<Integer> OF_CLAIMS = Set.of(200, 204, CONFLICT);
    private static final Set<Integer> OF_ENQUEUED = Set.of(201, CONFLICT);
    private static final Set<Integer> OF_CONTROLS = Set.of(200, CONFLICT);
    private static final Set<Integer> OF_ATTEMPTS = Set.of(200, CONFLICT, 410);

    @Override
    public Stream<String> violations(Books books) {
        Map<String, List<Entry>> byKey = books.ledger().entries().stream()
                .filter(entry -> entry.deed().idempotencyKey().isPresent())
                .sorted(Comparator.comparingLong(Entry::until))
                .collect(groupingBy(entry -> entry.deed().idempotencyKey().orElseThrow()));
        return Stream.concat(
                byKey.values().stream().flatMap(Repeats::differing),
                books.ledger().entries().stream().flatMap(Repeats::outOfPlace));
    }

    private static Stream<String> differing(List<Entry> entries) {
        Optional<Entry> done = entries.stream().filter(Entry::isAcknowledged).findFirst();
        return done.stream()
                .flatMap(first -> entries.stream()
                        .filter(entry -> entry.answer().isPresent())
                        .filter(entry -> !isSame(first, entry))
                        .map(entry -> "repeated: " + first + " and " + entry + " bear the same key"));
    }

    /** While the first call runs, and only then, a second one may be refused. */
    private static boolean isSame(Entry done, Entry other) {
        if (other.isAcknowledged()) {
            return other.answer().orElseThrow().status()
                            == done.answer().orElseThrow().status()
                    && other.answer()
                            .orElseThrow()
                            .body()
                            .equals(done.answer().orElseThrow().body());
        }
        return !done.isBefore(other);
    }

    private static Stream<String> outOfPlace(Entry entry) {
        return entry.answer().stream()
                .filter(answer -> !possible(entry.deed()).contains(answer.status()))
                .map(answer -> "answers: " + entry + ": " + answer.body());
    }

    private static Set<Integer> possible(Deed deed) {
        if (deed instanceof Deed.Ask ask) {
            return ask.isClaim() ? OF_CLAIMS : OF_ASKS;
        }
        if (deed instanceof Deed.Enqueue) {
            return OF_ENQUEUED;
        }
        return deed instanceof Deed.Control ? OF_CONTROLS : OF_ATTEMPTS;
    }
}
