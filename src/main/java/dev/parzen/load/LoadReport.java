package dev.parzen.load;

import dev.parzen.load.throughput.Statistics;
import java.util.Map;

/**
 * How fast a server was.
 *
 * @param seconds how long the counted trials took
 * @param verbs how long each call took, by the verb: ask, report, tell, best, counts, page
 */
public record LoadReport(
        LoadSettings settings, double seconds, double trialsPerSecond, Map<String, Statistics> verbs) {}
