package dev.parzen.cli;

import dev.parzen.numerics.MeanInterval;
import dev.parzen.worker.Replicates;
import dev.parzen.worker.Replicates.Configuration;
import java.io.PrintWriter;
import java.util.OptionalDouble;

/** Prints what the best configurations are worth with other seeds. */
final class ReplicatesReport {
    private static final String ROW = "%-12s %7s %12s %4s %12s %12s   %s%n";

    private final PrintWriter out;

    ReplicatesReport(PrintWriter out) {
        this.out = out;
    }

    void print(Replicates replicates, String metric) {
        out.printf(ROW, "Replicates", "trial", "its own", "of", "mean", "deviation", "95 % interval of the mean");
        replicates.configurations().forEach(this::print);
        out.println(
                "             " + metric + "; the seed of the trials themselves is not among those of the replicates."
                        + " The best mean is trial " + replicates.best().trial() + "'s.");
    }

    private void print(Configuration c) {
        MeanInterval none =
                new MeanInterval(Double.NaN, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        MeanInterval interval = c.interval().orElse(none);
        out.printf(
                ROW,
                "",
                c.trial(),
                Snapshot.number(c.value()),
                c.runs().size(),
                c.interval().isPresent() ? Snapshot.number(interval.mean()) : "none",
                text(interval.deviation()),
                (interval.low().isPresent() ? text(interval.low()) + " to " + text(interval.high()) : "")
                        + (c.diverged() == 0 ? "" : " (" + c.diverged() + " diverged)"));
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? Snapshot.number(number.getAsDouble()) : "";
    }
}
