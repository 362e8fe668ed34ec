package dev.parzen.training.dl4j.lean;

import dev.parzen.training.dl4j.lean.window.Window;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;

/**
 * How many rows pass at once, and whether there is room for what is kept of them: nearly all of it lies on the heap. A
 * network that is too large is left to DL4J, which keeps everything outside.
 */
final class Room {
    /** The most numbers in an array. */
    private static final long MOST = 1 << 28;

    private static final long MOST_PIECES = 1 << 20;

    /** What one training may take of the heap: the same wherever there is room for it, for DL4J's steps round otherwise. */
    private static final long MOST_BYTES = 512L << 20;

    /** The part of a small heap that it may take. */
    private static final int SHARE = 2;

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
        long kept = legs.stream().mapToLong(Leg::kept).sum() - readInPlace(legs.get(0));
        return parameters < MOST
                && widest(legs) * rows < MOST
                && Float.BYTES * kept * rows < mostBytes()
                && legs.stream().flatMap(leg -> leg.window().stream()).allMatch(Room::isEnough);
    }

    /** A dense layer that comes first takes a batch from where it lies, and hands no gradient back. */
    private static long readInPlace(Leg first) {
        return first.layer() instanceof DenseLayer ? first.input().size() : 0;
    }

    static long mostBytes() {
        return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE);
    }

    private static boolean isEnough(Window window) {
        long laidOut = (long) window.channels() * window.area() * window.places();
        return laidOut < MOST && window.pieces() < MOST_PIECES;
    }
}
