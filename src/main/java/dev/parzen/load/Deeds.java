package dev.parzen.load;

import dev.parzen.load.books.Closing;
import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Entry;
import dev.parzen.load.books.Ledger;
import dev.parzen.load.chaos.Mishap;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialJson.AttemptJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was done in a chaos run, counted. */
final class Deeds {
    private Deeds() {}

    static Map<String, Long> done(Ledger ledger, Closing closing, Mishap.Count mishaps) {
        Map<String, Long> done = new LinkedHashMap<>();
        done.put("calls", (long) ledger.entries().size());
        done.put(
                "calls without an answer", count(ledger, entry -> entry.answer().isEmpty()));
        done.put("attempts handed out", attempts(closing));
        done.put("reports acknowledged", count(ledger, acknowledged(Deed.Report.class)));
        done.put("results acknowledged", count(ledger, acknowledged(Deed.Tell.class)));
        done.put("trials given back", count(ledger, acknowledged(Deed.Release.class)));
        done.putAll(mishaps.byWords());
        done.put("refused: 410, the lease is lost", refused(ledger, 410));
        done.put("refused: 409, the trial has ended", refused(ledger, 409));
        done.put("refused: 429, as many run as may", refused(ledger, 429));
        done.put("looks at the counts", (long) ledger.censuses().size());
        Map<String, Long> states = new TreeMap<>();
        for (TrialJson trial : closing.trials()) {
            states.merge("trials " + trial.state(), 1L, Long::sum);
            for (AttemptJson ended : trial.attempts()) {
                states.merge("attempts ended as " + ended.ended(), 1L, Long::sum);
            }
        }
        done.putAll(states);
        return done;
    }

    private static long attempts(Closing closing) {
        return closing.trials().stream()
                .mapToLong(trial -> trial.attempts().size() + (trial.state().equals("FAILED") ? 0 : 1))
                .sum();
    }

    private static Predicate<Entry> acknowledged(Class<? extends Deed> kind) {
        return entry -> kind.isInstance(entry.deed()) && entry.isAcknowledged();
    }

    private static long refused(Ledger ledger, int status) {
        return count(ledger, entry -> {
            boolean isAsk = entry.deed() instanceof Deed.Ask;
            return entry.answer().filter(a -> a.status() == status).isPresent() && isAsk == (status == 429);
        });
    }

    private static long count(Ledger ledger, Predicate<Entry> which) {
        return ledger.entries().stream().filter(which).count();
    }
}
