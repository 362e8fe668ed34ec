package dev.parzen.load.books;

import static java.util.stream.Collectors.groupingBy;

import dev.parzen.load.books.Deed.Suggest;
import dev.parzen.wire.Json;
import dev.parzen.wire.TrialJson;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Every trial that somebody was given has all its parameters, from the first answer on; and one that is asked for by name
 * has the same value whenever it is, at every attempt.
 */
final class Parameters implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        return Stream.of(incomplete(books), altered(books), differing(books)).flatMap(each -> each);
    }

    /** Only a trial that was given up before anybody knew of it may lack any. */
    private static Stream<String> incomplete(Books books) {
        Set<String> declared = books.closing().terms().parameters();
        Set<Integer> given =
                books.handouts().map(handout -> handout.trial().number()).collect(Collectors.toSet());
        Stream<TrialJson> inTheEnd = books.closing().trials().stream()
                .filter(trial -> given.contains(trial.number()) || trial.values() != null);
        return declared.isEmpty()
                ? Stream.empty()
                : Stream.concat(books.handouts().map(Books.Handout::trial), inTheEnd)
                        .filter(trial -> !trial.params().keySet().equals(declared))
                        .map(trial -> "parameters: trial " + trial.number() + ", " + trial.state() + " at attempt "
                                + trial.attempt() + ", has " + trial.params().keySet() + " of " + declared);
    }

    /** What a worker was answered when it told or gave back is what is read in the end; what waits shows wishes. */
    private static Stream<String> altered(Books books) {
        return books.deeds()
                .filter(Entry::isAcknowledged)
                .flatMap(entry -> entry.answer().orElseThrow().trials().stream()
                        .filter(shown ->
                                shown.queuedAt() == null || !shown.state().equals("WAITING"))
                        .filter(shown -> !books.trial(shown.number())
                                .map(kept -> kept.params()
                                        .entrySet()
                                        .containsAll(shown.params().entrySet()))
                                .orElse(false))
                        .map(shown -> "parameters: " + entry + " showed " + shown.params()
                                + ", which is not what the trial has"));
    }

    private static Stream<String> differing(Books books) {
        return books.closing().terms().parameters().isEmpty()
                ? books.closing().trials().stream().flatMap(trial -> differing(books, trial))
                : Stream.empty();
    }

    private static Stream<String> differing(Books books, TrialJson trial) {
        Map<String, List<Entry>> byName = books.of(trial.number()).stream()
                .filter(entry -> entry.deed() instanceof Suggest && !entry.isRefused())
                .collect(groupingBy(entry -> ((Suggest) entry.deed()).name()));
        Set<String> names = new HashSet<>(byName.keySet());
        if (!Closing.isLeftOver(trial)) {
            names.addAll(trial.params().keySet());
        }
        return names.stream().flatMap(name -> differing(trial, name, byName.getOrDefault(name, List.of())));
    }

    private static Stream<String> differing(TrialJson trial, String name, List<Entry> asked) {
        JsonNode kept = trial.params().get(name);
        String what = "parameters: " + name + " of trial " + trial.number() + " is " + kept;
        if (asked.isEmpty()) {
            return Stream.of(what + ", and nobody asked for it");
        }
        return asked.stream()
                .filter(Entry::isAcknowledged)
                .filter(entry -> !Objects.equals(value(entry), kept))
                .map(entry -> what + ", and " + entry + " was told " + value(entry));
    }

    private static JsonNode value(Entry entry) {
        return Json.mapper().readTree(entry.answer().orElseThrow().body()).get("value");
    }
}
