package dev.parzen.load.chaos;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What goes wrong in a run because the run wants it to. */
public enum Mishap {
    KILLED("servers killed"),
    ABANDONED("attempts abandoned by their worker"),
    HAUNTED("of these, workers that came back later"),
    HUNG_UP("connections closed before the answer, call repeated"),
    TWICE("calls sent twice, one after the other"),
    AT_ONCE("calls sent twice at once"),
    LATE("late copies of calls"),
    SLOW("calls delayed"),
    CONTRADICTED("results contradicted afterwards");

    private final String words;

    Mishap(String words) {
        this.words = words;
    }

    /** How often each happened, counted from many threads. */
    public static final class Count {
        private final Map<Mishap, LongAdder> counts = new EnumMap<>(Mishap.class);

        public Count() {
            for (Mishap mishap : values()) {
                counts.put(mishap, new LongAdder());
            }
        }

        public void add(Mishap mishap) {
            counts.get(mishap).increment();
        }

        /** By their words. */
        public Map<String, Long> byWords() {
            Map<String, Long> byWords = new LinkedHashMap<>();
            counts.forEach((mishap, count) -> byWords.put(mishap.words, count.sum()));
            return byWords;
        }
    }
}
