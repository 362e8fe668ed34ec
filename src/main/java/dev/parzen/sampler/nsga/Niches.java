package dev.parzen.sampler.nsga;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * NSGA-III: each reference direction is a niche, and the fullest niche gives way (Deb and Jain 2014, section IV).
 *
 * <p>The paper fills up the next generation one by one from the niches that have fewest. With one too many this leaves out a
 * member of the fullest niche of those that the last front has members in. Where the paper draws lots, who is farthest from
 * its direction leaves. Of two possible parents of one rank the one closer to its direction wins, if they share the niche
 * (Seada and Deb 2015); and unlike there, the better rank always wins, because a young population has many fronts.
 *
 * @param divisions p of {@link ReferenceDirections}
 */
record Niches(int divisions) implements Survival {

    /** Where rated members belong, and how far they are from the niche's direction. */
    private record Places(int[] niche, double[] distance) {}

    @Override
    public Standing standing(List<Member> members, int[] ranks) {
        Places places = places(members, ranks);
        return new Standing(
                places.niche,
                Arrays.stream(places.distance).map(distance -> -distance).toArray());
    }

    @Override
    public int leaving(List<Member> members, int[] ranks) {
        int[] front = Survival.lastFront(ranks);
        if (!members.get(front[0]).isRated()) {
            return front[front.length - 1];
        }
        Places places = places(members, ranks);
        int leaving = front[0];
        for (int i : front) {
            int order = Integer.compare(crowd(places, i), crowd(places, leaving));
            if (order > 0 || order == 0 && places.distance[i] >= places.distance[leaving]) {
                leaving = i;
            }
        }
        return leaving;
    }

    private static int crowd(Places places, int member) {
        return (int) Arrays.stream(places.niche)
                .filter(niche -> niche == places.niche[member])
                .count();
    }

    private Places places(List<Member> members, int[] ranks) {
        int[] rated = IntStream.range(0, members.size())
                .filter(i -> members.get(i).isRated())
                .toArray();
        int[] niche = new int[members.size()];
        double[] distance = new double[members.size()];
        Arrays.fill(niche, -1);
        if (rated.length > 0) {
            double[][] losses = Survival.finite(
                    Arrays.stream(rated).mapToObj(i -> members.get(i).losses()).toArray(double[][]::new));
            boolean[] isFirst = new boolean[rated.length];
            IntStream.range(0, rated.length).forEach(k -> isFirst[k] = ranks[rated[k]] == 0);
            double[][] normal = Normalization.of(losses, isFirst).applied(losses);
            double[][] directions = ReferenceDirections.of(losses[0].length, divisions);
            for (int k = 0; k < rated.length; k++) {
                niche[rated[k]] = nearest(normal[k], directions);
                distance[rated[k]] = Math.sqrt(squaredDistance(normal[k], directions[niche[rated[k]]]));
            }
        }
        return new Places(niche, distance);
    }

    private static int nearest(double[] point, double[][] directions) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < directions.length; r++) {
            double squared = squaredDistance(point, directions[r]);
            if (squared < least) {
                least = squared;
                nearest = r;
            }
        }
        return nearest;
    }

    /** From the line through the origin: |f − (f·w / |w|²) w|². */
    static double squaredDistance(double[] point, double[] direction) {
        double product = 0;
        double squares = 0;
        for (int j = 0; j < point.length; j++) {
            product += point[j] * direction[j];
            squares += direction[j] * direction[j];
        }
        double along = product / squares;
        double sum = 0;
        for (int j = 0; j < point.length; j++) {
            double apart = point[j] - along * direction[j];
            sum += apart * apart;
        }
        return sum;
    }
}
