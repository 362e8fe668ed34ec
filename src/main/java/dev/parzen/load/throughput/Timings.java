package dev.parzen.load.throughput;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** How long each call of one thread took. */
public final class Timings {
    private final Map<Verb, Series> series = new EnumMap<>(Verb.class);

    /** What is timed. */
    public enum Verb {
        ASK,
        REPORT,
        TELL,
        BEST,
        COUNTS,
        PAGE
    }

    /** An answer has come after so many nanoseconds. */
    public void add(Verb verb, long nanos) {
        series.computeIfAbsent(verb, v -> new Series()).add(nanos);
    }

    /** The figures of several threads together, by the verb's name in small letters; only of verbs that were called. */
    public static Map<String, Statistics> statistics(Iterable<Timings> all) {
        Map<String, Statistics> statistics = new LinkedHashMap<>();
        for (Verb verb : Verb.values()) {
            LongStream nanos = LongStream.empty();
            for (Timings one : all) {
                nanos = LongStream.concat(nanos, one.of(verb));
            }
            long[] calls = nanos.toArray();
            if (calls.length > 0) {
                statistics.put(verb.name().toLowerCase(Locale.ROOT), Statistics.of(calls));
            }
        }
        return statistics;
    }

    private LongStream of(Verb verb) {
        return series.containsKey(verb) ? series.get(verb).all() : LongStream.empty();
    }

    /** Numbers that become more. */
    private static final class Series {
        private long[] numbers = new long[1024];
        private int count;

        void add(long number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number;
        }

        LongStream all() {
            return Arrays.stream(numbers, 0, count);
        }
    }
}
