package dev.parzen.trial;

import java.util.Arrays;
import java.util.List;

/**
 * Vectors of values, one for each direction, and the rank of each: how many of the others dominate it, which is to be as
 * good in every direction and better in one (Fonseca and Fleming 1993). Equal vectors have equal ranks; none has a NaN.
 */
public final class ParetoRanks {
    private final List<Direction> directions;
    private final int size;
    private final double[] losses;
    private final int[] ranks;
    private final int[] counts;

    /**
     * @param losses one for each direction, vector by vector; only those of the first {@code size} count
     * @param ranks by vector
     * @param counts how many vectors have a rank, by rank
     */
    private ParetoRanks(List<Direction> directions, int size, double[] losses, int[] ranks, int[] counts) {
        this.directions = directions;
        this.size = size;
        this.losses = losses;
        this.ranks = ranks;
        this.counts = counts;
    }

    /** Of what COMPLETE trials reported at exactly this step. */
    static Grown<ParetoRanks> growing(List<Direction> directions, int step) {
        return new Grown<>(
                new ParetoRanks(directions, 0, new double[0], new int[0], new int[0]),
                (ranks, rows, from, to) -> ranks.with(Arrays.stream(rows, from, to)
                        .filter(trial -> trial.isComplete() && trial.curve().indexOf(step) >= 0)
                        .map(trial -> trial.curve().values(trial.curve().indexOf(step)))
                        .filter(ranks::compares)
                        .toList()));
    }

    public int size() {
        return size;
    }

    /** The rank at an index, from 0 for the lowest rank. */
    public int get(int index) {
        int rank = 0;
        for (int upTo = counts[0]; upTo <= index; upTo += counts[rank]) {
            rank++;
        }
        return rank;
    }

    /** True if these are values for all directions, none of them NaN. */
    public boolean compares(double[] values) {
        return values.length == directions.size() && Arrays.stream(values).noneMatch(Double::isNaN);
    }

    /** How many of the vectors dominate these values. */
    public int of(double[] values) {
        double[] point = losses(values);
        int dominating = 0;
        for (int other = 0; other < size; other++) {
            dominating += relation(losses, other, point, 0) < 0 ? 1 : 0;
        }
        return dominating;
    }

    /** Older states share the losses: they never look at the new part. */
    private ParetoRanks with(List<double[]> added) {
        if (added.isEmpty()) {
            return this;
        }
        int width = directions.size();
        int total = size + added.size();
        double[] all = total * width <= losses.length ? losses : Arrays.copyOf(losses, 2 * total * width);
        int[] newRanks = Arrays.copyOf(ranks, total);
        for (int i = size; i < total; i++) {
            System.arraycopy(losses(added.get(i - size)), 0, all, i * width, width);
            place(i, all, newRanks);
        }
        int[] newCounts = new int[total];
        for (int rank : newRanks) {
            newCounts[rank]++;
        }
        return new ParetoRanks(directions, total, all, newRanks, newCounts);
    }

    private void place(int point, double[] all, int[] newRanks) {
        int rank = 0;
        for (int other = 0; other < point; other++) {
            int relation = relation(all, other, all, point);
            rank += relation < 0 ? 1 : 0;
            newRanks[other] += relation > 0 ? 1 : 0;
        }
        newRanks[point] = rank;
    }

    /** Below 0 if the one vector dominates the other, above 0 if it is dominated, else 0. */
    private int relation(double[] some, int one, double[] others, int other) {
        int width = directions.size();
        boolean isBetter = false;
        boolean isWorse = false;
        for (int j = 0; j < width; j++) {
            double first = some[one * width + j];
            double second = others[other * width + j];
            isBetter |= first < second;
            isWorse |= first > second;
        }
        return (isWorse ? 1 : 0) - (isBetter ? 1 : 0);
    }

    private double[] losses(double[] values) {
        double[] converted = new double[values.length];
        for (int j = 0; j < values.length; j++) {
            converted[j] = directions.get(j).loss(values[j]);
        }
        return converted;
    }
}
