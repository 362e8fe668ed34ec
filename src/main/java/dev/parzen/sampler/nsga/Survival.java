package dev.parzen.sampler.nsga;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What tells members of one front apart. Equal settings are equal rules. */
interface Survival {

    /**
     * How members of a front compare, beyond their rank.
     *
     * @param niche members of different niches do not compare; −1 of those that are not rated by losses
     * @param worth larger is better
     */
    record Standing(int[] niche, double[] worth) {}

    /** The standing of each member, for the choice of parents. */
    Standing standing(List<Member> members, int[] ranks);

    /** The member of the last front that leaves; of equals the youngest. */
    int leaving(List<Member> members, int[] ranks);

    /** The members with the highest rank. */
    static int[] lastFront(int[] ranks) {
        int last = Arrays.stream(ranks).max().orElseThrow();
        return IntStream.range(0, ranks.length).filter(i -> ranks[i] == last).toArray();
    }

    /**
     * Losses to compute distances with: what is infinite or NaN becomes the worst, or best, of those that are finite.
     *
     * @return shape members × objectives
     */
    static double[][] finite(double[][] losses) {
        double[][] finite = Arrays.stream(losses).map(double[]::clone).toArray(double[][]::new);
        for (int j = 0; losses.length > 0 && j < losses[0].length; j++) {
            int loss = j;
            double[] known = Arrays.stream(losses)
                    .mapToDouble(point -> point[loss])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            double best = known.length == 0 ? 0 : known[0];
            double worst = known.length == 0 ? 0 : known[known.length - 1];
            for (double[] point : finite) {
                point[j] = Double.isNaN(point[j]) ? worst : Math.max(best, Math.min(worst, point[j]));
            }
        }
        return finite;
    }
}
