package dev.parzen.sampler.nsga;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** NSGA-II: who has its neighbours in the front farthest away is worth most (Deb 2002, section III-B). */
record Crowding() implements Survival {

    @Override
    public Standing standing(List<Member> members, int[] ranks) {
        double[] worth = new double[ranks.length];
        int[] niche = new int[ranks.length];
        for (int rank = Arrays.stream(ranks).max().orElse(-1); rank >= 0; rank--) {
            int front = rank;
            int[] indices = IntStream.range(0, ranks.length)
                    .filter(i -> ranks[i] == front && members.get(i).isRated())
                    .toArray();
            double[] distances = distances(members, indices);
            for (int k = 0; k < indices.length; k++) {
                worth[indices[k]] = distances[k];
            }
        }
        return new Standing(niche, worth);
    }

    @Override
    public int leaving(List<Member> members, int[] ranks) {
        int[] front = Survival.lastFront(ranks);
        if (!members.get(front[0]).isRated()) {
            return front[front.length - 1];
        }
        double[] distances = distances(members, front);
        int leaving = 0;
        for (int k = 1; k < front.length; k++) {
            leaving = distances[k] <= distances[leaving] ? k : leaving;
        }
        return front[leaving];
    }

    private static double[] distances(List<Member> members, int[] front) {
        return distances(Survival.finite(
                Arrays.stream(front).mapToObj(i -> members.get(i).losses()).toArray(double[][]::new)));
    }

    /** The crowding distance of each point of a front; infinite of those that are extreme in a loss. */
    static double[] distances(double[][] losses) {
        double[] distances = new double[losses.length];
        for (int j = 0; losses.length > 0 && j < losses[0].length; j++) {
            addGaps(losses, j, distances);
        }
        return distances;
    }

    private static void addGaps(double[][] losses, int j, double[] distances) {
        int[] order = IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> losses[i][j]))
                .mapToInt(Integer::intValue)
                .toArray();
        int last = order.length - 1;
        double range = losses[order[last]][j] - losses[order[0]][j];
        if (range == 0) {
            return;
        }
        distances[order[0]] = Double.POSITIVE_INFINITY;
        distances[order[last]] = Double.POSITIVE_INFINITY;
        for (int k = 1; k < last; k++) {
            distances[order[k]] += (losses[order[k + 1]][j] - losses[order[k - 1]][j]) / range;
        }
    }
}
