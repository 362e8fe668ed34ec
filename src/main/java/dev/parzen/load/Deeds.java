package dev.parzen.load;

import dev.parzen.load.books.Closing;
import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Entry;
import dev.parzen.load.books.Ledger;
import dev.parzen.load.chaos.Mishap;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialJson.AttemptJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was done in a chaos run, counted. */
final class Deeds {
    /** As only an attempt that is not among those that ended can. */
    private static final Set<String> ENDED = Set.of("COMPLETE", "PRUNED");

    private Deeds() {}

    /** @param ends how each study ended, by its ledger */
    static Map<String, Long> done(Map<Ledger, Closing> ends, Mishap.Count mishaps) {
        Ledger ledger = new Ledger(
                ends.keySet().stream().flatMap(one -> one.entries().stream()).toList(),
                ends.keySet().stream().flatMap(one -> one.censuses().stream()).toList());
        List<TrialJson> trials =
                ends.values().stream().flatMap(one -> one.trials().stream()).toList();
        Map<String, Long> done = new LinkedHashMap<>();
        done.put("calls", (long) ledger.entries().size());
        done.put(
                "calls without an answer", count(ledger, entry -> entry.answer().isEmpty()));
        done.put("attempts handed out", attempts(trials));
        done.put(
                "asks answered with several",
                count(ledger, entry -> entry.granted().size() > 1));
        done.put(
                "claims answered with a trial",
                count(ledger, acknowledged(Ask.class).and(entry -> ((Ask) entry.deed()).isClaim())));
        done.put("calls that enqueued", count(ledger, acknowledged(Deed.Enqueue.class)));
        done.put("calls for a parameter by name", count(ledger, acknowledged(Deed.Suggest.class)));
        done.put("changes of a study", count(ledger, acknowledged(Deed.Control.class)));
        done.put("refused: the study is paused", count(ledger, Deeds::isPaused));
        done.put("reports acknowledged", count(ledger, acknowledged(Deed.Report.class)));
        done.put("results acknowledged", count(ledger, acknowledged(Deed.Tell.class)));
        done.put("trials given back", count(ledger, acknowledged(Deed.Release.class)));
        done.putAll(mishaps.byWords());
        done.put("refused: 410, the lease is lost", refused(ledger, 410));
        done.put("refused: 409, the trial has ended", refused(ledger, 409));
        done.put("refused: 429, as many run as may", refused(ledger, 429));
        done.put("looks at the counts", (long) ledger.censuses().size());
        Map<String, Long> states = new TreeMap<>();
        for (TrialJson trial : trials) {
            states.merge("trials " + trial.state(), 1L, Long::sum);
            for (AttemptJson ended : trial.attempts()) {
                states.merge("attempts ended as " + ended.ended(), 1L, Long::sum);
            }
        }
        done.putAll(states);
        return done;
    }

    private static boolean isPaused(Entry entry) {
        return entry.deed() instanceof Ask
                && entry.isRefused()
                && entry.answer().orElseThrow().body().contains(Deed.Control.PAUSED);
    }

    private static long attempts(List<TrialJson> trials) {
        return trials.stream()
                .mapToLong(trial -> trial.attempts().size() + (ENDED.contains(trial.state()) ? 1 : 0))
                .sum();
    }

    private static Predicate<Entry> acknowledged(Class<? extends Deed> kind) {
        return entry -> kind.isInstance(entry.deed()) && entry.isAcknowledged();
    }

    private static long refused(Ledger ledger, int status) {
        return count(ledger, entry -> {
            boolean isAsk = entry.deed() instanceof Ask;
            return entry.answer().filter(a -> a.status() == status).isPresent() && isAsk == (status == 429);
        });
    }

    private static long count(Ledger ledger, Predicate<Entry> which) {
        return ledger.entries().stream().filter(which).count();
    }
}
