package dev.parzen.load.books;

import java.util.List;
import java.util.Map;

/** All that was sent and answered in a run, in no particular order, and what was seen of the study meanwhile. */
public record Ledger(List<Entry> entries, List<Census> censuses) {
    public Ledger {
        entries = List.copyOf(entries);
        censuses = List.copyOf(censuses);
    }

    /**
     * How many trials were in each state at one moment of the run.
     *
     * @param from a tick before the question was sent
     * @param until a tick after the answer came
     */
    public record Census(long from, long until, Map<String, Integer> counts) {
        public int running() {
            return counts.getOrDefault("RUNNING", 0);
        }

        public int all() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
