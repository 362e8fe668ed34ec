package dev.parzen.sampler.gp;

/**
 * How far from the best trial the model of its surroundings looks: a trust region in the manner of TuRBO (Eriksson 2019).
 * It grows when the trials in it improve on the best several times in a row, and shrinks when they fail to.
 *
 * @param length half the region's width, as a share of the range
 * @param wins trials in the region that improved, since the last that did not
 * @param failures trials in the region that did not improve, since the last that did
 * @param best the least loss so far
 */
record Reach(double length, int wins, int failures, double best) {
    static final Reach FIRST = new Reach(0.3, 0, 0, Double.POSITIVE_INFINITY);

    private static final double LEAST = 1e-4;
    private static final double MOST = 0.8;
    private static final int WINS = 3;
    private static final int FAILURES = 3;

    /** Where another search has just found something better, the region is no smaller than this. */
    private static final double ANEW = 0.05;

    /** After a trial; {@code isInside} says whether the region's model chose it. */
    Reach after(double loss, boolean isInside) {
        boolean isBetter = loss < best;
        if (!isInside) {
            return isBetter ? new Reach(Math.max(ANEW, length), wins, failures, loss) : this;
        }
        if (isBetter) {
            return wins + 1 < WINS
                    ? new Reach(length, wins + 1, 0, loss)
                    : new Reach(Math.min(MOST, 2 * length), 0, 0, loss);
        }
        return failures + 1 < FAILURES
                ? new Reach(length, 0, failures + 1, best)
                : new Reach(Math.max(LEAST, length / 2), 0, 0, best);
    }
}
