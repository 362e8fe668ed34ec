package dev.parzen.load.books;

import dev.parzen.wire.TrialJson;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Numbers are 0, 1, 2, … without gaps, ids ascend with them, and every trial has ended. */
final class Numbers implements Books.Check {

    @Override
    public Stream<String> violations(Books books) {
        List<TrialJson> trials = books.closing().trials();
        return Stream.concat(
                IntStream.range(0, trials.size()).boxed().flatMap(place -> atPlace(trials, place)),
                trials.stream()
                        .filter(trial -> !isLeftOver(books.closing(), trial))
                        .flatMap(Numbers::unended));
    }

    private static Stream<String> atPlace(List<TrialJson> trials, int place) {
        TrialJson trial = trials.get(place);
        if (trial.number() != place) {
            return Stream.of("numbers: at place " + place + " stands trial " + trial.number()
                    + ": a number is missing or given twice");
        }
        return place > 0 && trial.id() <= trials.get(place - 1).id()
                ? Stream.of("numbers: trial " + place + " has the id " + trial.id() + ", the one before it "
                        + trials.get(place - 1).id())
                : Stream.empty();
    }

    /** What was enqueued goes before new numbers: it waits in the end only if there were none left for it. */
    private static boolean isLeftOver(Closing closing, TrialJson trial) {
        return Closing.isLeftOver(trial)
                && closing.handedOut() == closing.terms().trials();
    }

    private static Stream<String> unended(TrialJson trial) {
        if (trial.state().equals("RUNNING") && trial.leaseUntil() == null) {
            return Stream.of("ended: trial " + trial.number() + " is RUNNING without a lease");
        }
        return trial.state().equals("RUNNING") || trial.state().equals("WAITING")
                ? Stream.of("ended: trial " + trial.number() + " is still " + trial.state())
                : Stream.empty();
    }
}
