package dev.parzen.sampler.tpe;

/** How many of n finished trials count as good: of one objective at most 25. */
public enum Gamma {
    /** A tenth. */
    LINEAR {
        @Override
        double share(int n) {
            return n / 10.0;
        }
    },
    /** Fifteen in a hundred (Watanabe 2023). */
    LINEAR_15 {
        @Override
        double share(int n) {
            return 15 * n / 100.0;
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

    /** Of several objectives a whole front is to be found, not a point, so there is no cap (Ozaki 2022). */
    int goodCount(int n, int objectives) {
        int count = (int) Math.ceil(share(n));
        return objectives == 1 ? Math.min(MOST, count) : count;
    }
}
