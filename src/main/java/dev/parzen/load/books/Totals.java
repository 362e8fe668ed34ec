package dev.parzen.load.books;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Ledger.Census;
import dev.parzen.wire.TrialJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The study's figures are those of its trials, and its budget was never exceeded, at no moment of the run. */
final class Totals implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        return Stream.of(counts(books), best(books), budget(books), censuses(books))
                .flatMap(each -> each);
    }

    private static Stream<String> counts(Books books) {
        Map<String, Long> actual = books.closing().trials().stream().collect(groupingBy(TrialJson::state, counting()));
        return books.closing().counts().entrySet().stream()
                .filter(said -> said.getValue()
                        != actual.getOrDefault(said.getKey(), 0L).longValue())
                .map(said -> "totals: the study counts " + said.getValue() + " " + said.getKey() + ", and there are "
                        + actual.getOrDefault(said.getKey(), 0L));
    }

    private static Stream<String> best(Books books) {
        OptionalDouble best = books.closing().trials().stream()
                .filter(trial -> trial.state().equals("COMPLETE"))
                .mapToDouble(trial -> trial.values().get(0))
                .min();
        OptionalDouble told = books.deeds()
                .filter(Entry::isAcknowledged)
                .filter(entry -> entry.deed() instanceof Tell tell
                        && tell.told().state() == Told.State.COMPLETE
                        && !tell.told().isFailure())
                .mapToDouble(entry -> ((Tell) entry.deed()).told().values().get(0))
                .min();
        Stream.Builder<String> wrong = Stream.builder();
        OptionalDouble said = books.closing().bestValue();
        if (!said.equals(best)) {
            wrong.add("totals: the best value is said to be " + said + ", and of the trials it is " + best);
        }
        if (told.isPresent() && (said.isEmpty() || said.getAsDouble() > told.getAsDouble())) {
            wrong.add("lost: the best value is said to be " + said + ", and " + told + " was acknowledged");
        }
        List<Double> listed = books.closing().best().stream()
                .map(trial -> trial.values().get(0))
                .toList();
        if (!listed.equals(said.stream().boxed().toList())) {
            wrong.add("totals: the best trials are said to have " + listed + ", and the best value is " + said);
        }
        return wrong.build();
    }

    private static Stream<String> budget(Books books) {
        Stream.Builder<String> wrong = Stream.builder();
        int budget = books.closing().terms().trials();
        int trials = books.closing().handedOut();
        if (trials > budget) {
            wrong.add("budget: there are " + trials + " trials, of a budget of " + budget);
        }
        if (trials == budget && !books.closing().state().equals("FINISHED")) {
            wrong.add("totals: the budget is spent and the study "
                    + books.closing().state());
        }
        return wrong.build();
    }

    private static Stream<String> censuses(Books books) {
        Closing.Terms terms = books.closing().terms();
        int enqueuedInVain = books.closing().trials().size() - books.closing().handedOut();
        List<Census> inOrder = books.ledger().censuses().stream()
                .sorted(Comparator.comparingLong(Census::from))
                .toList();
        Stream.Builder<String> wrong = Stream.builder();
        for (int i = 0; i < inOrder.size(); i++) {
            Census census = inOrder.get(i);
            if (census.running() > terms.parallel()) {
                wrong.add("budget: " + census.running() + " trials ran at once, of " + terms.parallel() + " that may");
            }
            if (census.all() > terms.trials() + enqueuedInVain) {
                wrong.add("budget: " + census.all() + " trials were there, of " + terms.trials());
            }
            if (i > 0
                    && inOrder.get(i - 1).until() < census.from()
                    && census.all() < inOrder.get(i - 1).all()) {
                wrong.add("lost: there were " + inOrder.get(i - 1).all() + " trials, and later " + census.all());
            }
        }
        return wrong.build();
    }
}
