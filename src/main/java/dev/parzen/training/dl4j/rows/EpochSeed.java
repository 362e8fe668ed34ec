package dev.parzen.training.dl4j.rows;

/**
 * What the random numbers of one epoch begin with. It follows from the network's seed and the number of the epoch alone
 * and nothing is carried from one epoch to the next, so a training that goes on after any epoch draws what it would have
 * drawn without the break.
 */
public enum EpochSeed {
    /** Which row comes when. */
    ORDER,
    /** Everything that the layers draw. */
    LAYERS;

    /** The odd number next to 2^64 divided by the golden ratio. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The seed for this use in an epoch, counted from 0; never 0, which ND4J takes for "by the clock". */
    public long of(long networkSeed, int epoch) {
        long mixed = mixed(mixed(networkSeed + GOLDEN * (epoch + 1L)) + GOLDEN * (ordinal() + 1L));
        return mixed == 0 ? GOLDEN : mixed;
    }

    /** The output function of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every bit. */
    private static long mixed(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
