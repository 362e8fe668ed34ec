package dev.parzen.load.chaos;

import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Entry;
import dev.parzen.load.books.Ledger;
import dev.parzen.load.books.Ledger.Census;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the ledger, from many threads, and counts the ticks by which its entries are in order. */
public final class Scribe {
    private final AtomicLong ticks = new AtomicLong();
    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Census> censuses = new ConcurrentLinkedQueue<>();

    public long tick() {
        return ticks.incrementAndGet();
    }

    /** A call that was sent at {@code from} and has just been answered. */
    Entry answered(long from, String worker, Deed deed, Entry.Answer answer) {
        return kept(new Entry(from, tick(), worker, deed, Optional.of(answer)));
    }

    /** A call that was sent at {@code from} and whose answer will not be heard. */
    Entry unanswered(long from, String worker, Deed deed) {
        return kept(new Entry(from, Entry.OPEN, worker, deed, Optional.empty()));
    }

    /** Counts that were asked for at {@code from} and have just come. */
    public void counted(long from, Map<String, Integer> counts) {
        censuses.add(new Census(from, tick(), counts));
    }

    /** What was written so far. */
    public Ledger ledger() {
        return new Ledger(List.copyOf(entries), List.copyOf(censuses));
    }

    private Entry kept(Entry entry) {
        entries.add(entry);
        return entry;
    }
}
