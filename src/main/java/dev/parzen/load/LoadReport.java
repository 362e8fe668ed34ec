package dev.parzen.load;

import dev.parzen.load.throughput.Statistics;
import java.util.Locale;
import java.util.Map;

/**
 * How fast a server was.
 *
 * @param seconds how long the counted trials took
 * @param verbs how long each call took, by the verb: ask, report, tell, best, counts, page
 */
public record LoadReport(LoadSettings settings, double seconds, double trialsPerSecond, Map<String, Statistics> verbs) {

    /** For people: the rate, and a row for each verb. */
    public String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%.0f trials a second%n%n", trialsPerSecond))
                .append(String.format("| ms | count | median | 99 %% | maximum |%n|---|---|---|---|---|%n"));
        verbs.forEach((verb, times) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %.1f |%n",
                verb,
                times.count(),
                times.median(),
                times.percentile99(),
                times.maximum())));
        return table.toString();
    }
}
