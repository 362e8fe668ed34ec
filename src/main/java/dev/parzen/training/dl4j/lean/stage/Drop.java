package dev.parzen.training.dl4j.lean.stage;

/**
 * Inverted dropout: in training each output is kept with probability p and divided by p. Which ones are kept follows from
 * the seed of the network, the iteration and the place, by SplitMix64 (Steele, Lea and Flood 2014) used as a counter: it
 * is not drawn from a generator whose state another training could move, and a training that is resumed drops the same.
 */
public final class Drop extends Stage {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long LOW = 0xFFFFFFFFL;

    private final long place;
    private final long bound;
    private final float[] factors;
    private final float[] factor;

    /**
     * @param kept p
     * @param place of this stage in the network
     */
    public Drop(int width, double kept, int place, int rows) {
        super(width, width);
        this.place = place;
        bound = Math.round(kept * (1L << 32));
        factors = new float[] {0, (float) (1 / kept)};
        factor = new float[rows * width + 1];
    }

    @Override
    public float[] forward(float[] values, Pass pass) {
        if (pass.training()) {
            int count = pass.rows() * outputs;
            draw(mix(pass.seed() + place * GOLDEN), count);
            multiply(values, count);
        }
        return values;
    }

    @Override
    public float[] backward(float[] gradient, Pass pass) {
        multiply(gradient, pass.rows() * outputs);
        return gradient;
    }

    private void draw(long start, int count) {
        long state = start;
        for (int i = 0; i < count; i += 2) {
            state += GOLDEN;
            long bits = mix(state);
            factor[i] = factors[(int) ((bits & LOW) - bound >>> 63)];
            factor[i + 1] = factors[(int) ((bits >>> 32) - bound >>> 63)];
        }
    }

    private void multiply(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= factor[i];
        }
    }

    /** A bijection that scatters. */
    public static long mix(long x) {
        long y = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        long z = (y ^ y >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
