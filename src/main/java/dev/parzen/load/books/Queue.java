package dev.parzen.load.books;

import static java.util.stream.Collectors.groupingBy;

import dev.parzen.load.books.Deed.Enqueue;
import dev.parzen.wire.TrialJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What was enqueued is there once, however often it was sent, at the number that was answered and with its value. */
final class Queue implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        Map<String, List<TrialJson>> marked = books.closing().trials().stream()
                .filter(trial -> trial.attributes().containsKey(Enqueue.MARK))
                .collect(
                        groupingBy(trial -> trial.attributes().get(Enqueue.MARK).asString()));
        Map<Enqueue, List<Entry>> sent = books.ledger().entries().stream()
                .filter(entry -> entry.deed() instanceof Enqueue)
                .collect(groupingBy(entry -> (Enqueue) entry.deed()));
        return sent.entrySet().stream()
                .flatMap(each -> wrong(
                        books,
                        each.getKey(),
                        each.getValue(),
                        marked.getOrDefault(each.getKey().key(), List.of())));
    }

    private static Stream<String> wrong(Books books, Enqueue wish, List<Entry> sent, List<TrialJson> there) {
        boolean isAcknowledged = sent.stream().anyMatch(Entry::isAcknowledged);
        boolean isRefused = sent.stream().allMatch(Entry::isRefused);
        boolean isRight = isAcknowledged ? there.size() == 1 : there.size() <= (isRefused ? 0 : 1);
        Stream<String> number = isRight
                ? Stream.empty()
                : Stream.of("queue: " + wish + ", sent as " + sent + ", is there " + there.size() + " times");
        return Stream.concat(
                number,
                Stream.concat(
                        sent.stream()
                                .filter(entry -> entry.isAcknowledged()
                                        && there.stream()
                                                .noneMatch(trial -> entry.shown(trial.number())
                                                        .filter(shown -> shown.id() == trial.id())
                                                        .isPresent()))
                                .map(entry -> "queue: " + entry + " answered another trial than is there"),
                        there.stream()
                                .filter(trial -> !isUsed(wish, trial, books))
                                .map(trial -> "queue: trial " + trial.number() + " has " + trial.params()
                                        + ", and was to have " + wish)));
    }

    /** A trial that names its own parameters need not have asked for this one. */
    private static boolean isUsed(Enqueue wish, TrialJson trial, Books books) {
        JsonNode value = trial.params().get(wish.name());
        boolean mayLackIt =
                books.closing().terms().parameters().isEmpty() || trial.params().isEmpty();
        return value == null ? mayLackIt : value.asDouble() == wish.value();
    }
}
