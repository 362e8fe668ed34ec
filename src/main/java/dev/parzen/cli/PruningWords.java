package dev.parzen.cli;

import dev.parzen.analysis.Audit;
import dev.parzen.analysis.PruningBalance;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the trials of a study, and what that cost and saved, in words. */
record PruningWords(PruningBalance balance) {
    private static final int LONG = 10_000;
    private static final int PERCENT = 100;

    /** "28 complete (12 by early stopping, 3 at their time limit), 32 pruned, 0 failed". */
    String trials(int failed) {
        String ended = Stream.of(
                        counted(balance.earlyStopped(), " by early stopping"),
                        counted(balance.timeLimited(), " at their time limit"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return balance.complete() + " complete" + (ended.isEmpty() ? "" : " (" + ended + ")") + ", " + balance.pruned()
                + " pruned"
                + (balance.endedWithStudy() > 0 ? ", " + balance.endedWithStudy() + " stopped with the study" : "")
                + ", " + failed + " failed";
    }

    private static String counted(int count, String what) {
        return count == 0 ? "" : count + what;
    }

    /** "612 spent, about 840 saved by pruning (at most 1290)". */
    String epochs() {
        String spent = balance.epochsSpent() + " spent";
        if (balance.pruned() == 0) {
            return spent;
        }
        String most = balance.epochsSavedAtMost() == null ? "" : " (at most " + balance.epochsSavedAtMost() + ")";
        return spent + ", about " + balance.epochsSaved() + " saved by pruning" + most;
    }

    /** "1 of 4 prunes was wrong: 25 %, with 95 % confidence 5 to 70 %"; empty while nothing was audited to its end. */
    Optional<String> audit() {
        Audit audit = balance.audit();
        if (audit.finished() == 0) {
            return Optional.empty();
        }
        return Optional.of(audit.wrong() + " of " + audit.finished() + " prunes "
                + (audit.wrong() == 1 ? "was" : "were")
                + " wrong: " + percent(audit.share()) + " %, with 95 % confidence " + percent(audit.low()) + " to "
                + percent(audit.high()) + " %");
    }

    /**
     * "12 pruned  612 epochs (840 saved)", for a line that others share; empty while nothing was pruned.
     *
     * @param running how many epochs trials have taken that run, which the balance does not know
     */
    Optional<String> brief(String separator, long running) {
        if (balance.pruned() == 0) {
            return Optional.empty();
        }
        String saved = balance.epochsSaved() == 0 ? "" : " (" + brief(balance.epochsSaved()) + " saved)";
        return Optional.of(
                balance.pruned() + " pruned" + separator + brief(balance.epochsSpent() + running) + " epochs" + saved);
    }

    private static String brief(long number) {
        return number < LONG ? Long.toString(number) : number / 1000 + "k";
    }

    private static long percent(double share) {
        return Math.round(PERCENT * share);
    }
}
