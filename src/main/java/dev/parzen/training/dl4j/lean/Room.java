package dev.parzen.training.dl4j.lean;

import dev.parzen.training.dl4j.lean.window.Window;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * How many rows pass at once, and whether there is room for what is kept of them: nearly all of it lies on the heap. A
 * network that is too large is left to DL4J, which keeps everything outside.
 */
final class Room {
    /** The most numbers in an array. */
    private static final long MOST = 1 << 28;

    private static final long MOST_PIECES = 1 << 20;

    /** The part of the heap that one training may take; others may run beside it. */
    private static final int SHARE = 4;

    /** Rows that are measured at once, if batches are smaller: products of few rows are slow. */
    private static final int MEASURED_AT_ONCE = 128;

    /** As many numbers make a large product. */
    private static final int NUMBERS_AT_ONCE = 1 << 20;

    private Room() {}

    /** The most rows that pass at once: a batch, or more where rows are short. */
    static int rows(List<Leg> legs, int batch) {
        return Math.max(batch, Math.min(MEASURED_AT_ONCE, NUMBERS_AT_ONCE / widest(legs)));
    }

    private static int widest(List<Leg> legs) {
        return legs.stream().mapToInt(Leg::widest).max().orElseThrow();
    }

    static boolean isEnough(MultiLayerConfiguration network, long parameters, int batch) {
        List<Leg> legs = Route.of(network).orElseThrow();
        long rows = rows(legs, batch);
        long kept = legs.stream().mapToLong(Leg::kept).sum();
        return parameters < MOST
                && widest(legs) * rows < MOST
                && Float.BYTES * kept * rows < Runtime.getRuntime().maxMemory() / SHARE
                && legs.stream().flatMap(leg -> leg.window().stream()).allMatch(Room::isEnough);
    }

    private static boolean isEnough(Window window) {
        long laidOut = (long) window.channels() * window.area() * window.places();
        return laidOut < MOST && window.pieces() < MOST_PIECES;
    }
}
