package dev.parzen.sampler.tpe;

/** How many of n finished trials count as good, at most 25. */
public enum Gamma {
    /** A tenth. */
    LINEAR {
        @Override
        double share(int n) {
            return n / 10.0;
        }
    },
    /** A quarter of the square root: explores longer. */
    SQUARE_ROOT {
        @Override
        double share(int n) {
            return Math.sqrt(n) / 4;
        }
    };

    private static final int MOST = 25;

    abstract double share(int n);

    int goodCount(int n) {
        return (int) Math.min(MOST, Math.ceil(share(n)));
    }
}
