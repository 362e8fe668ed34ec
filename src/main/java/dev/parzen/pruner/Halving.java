package dev.parzen.pruner;

import dev.parzen.pruner.BudgetPlan.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How many trials come to each rung of asynchronous successive halving, expected over trials that come one after another
 * in random order of quality.
 *
 * <p>Notation: η the reduction factor, b the bootstrap count. The m-th trial at a rung is, of those so far, equally likely
 * the best, the second best, …, the worst. It goes on if it is among the best max(1, ⌊m/η⌋) of them and m > b, so with
 * probability
 *
 * <pre>
 * p(m) = max(1, ⌊m/η⌋) / m,  0 if m ≤ b     (1)
 * F(K) = Σ_{m=1..K} p(m)                    (2)
 * </pre>
 *
 * <p>of K trials F(K) go on, which is how many come to the second rung. What follows depends on how alike the rungs are:
 *
 * <ul>
 *   <li>low: the order at a rung says nothing about the order at the next. Then those who come there are again in random
 *       order, and (1) holds there too.
 *   <li>high: the order is the same at every rung. Who comes late to a rung had to be better than who came early, so it
 *       more often goes on than (1) says.
 * </ul>
 *
 * <p>Neither has a short formula, since K is a random number from the second rung on: both are drawn.
 */
final class Halving {
    /** So many trials are drawn, in as many rounds as that makes, but at least one. */
    private static final int DRAWN = 300_000;

    private final int factor;
    private final int bootstrap;

    Halving(int factor, int bootstrap) {
        this.factor = factor;
        this.bootstrap = bootstrap;
    }

    /** How many of the trials come to each rung, and last, how many pass all of them. */
    List<Estimate> reached(int trials, int rungs, RandomGenerator chance) {
        double[] low = drawn(trials, rungs, chance, false);
        double[] high = drawn(trials, rungs, chance, true);
        List<Estimate> reached = new ArrayList<>();
        reached.add(Estimate.of(trials));
        for (int rung = 1; rung <= rungs; rung++) {
            double lower = scaled(low, rung, trials);
            reached.add(new Estimate(lower, Math.max(lower, scaled(high, rung, trials))));
        }
        return reached;
    }

    /** What was drawn, by what is known of the first rung. */
    private double scaled(double[] drawn, int rung, int trials) {
        return drawn[1] == 0 ? 0 : passing(trials) * (drawn[rung] / drawn[1]);
    }

    /** F(K). */
    double passing(int comers) {
        double passing = 0;
        for (int m = 1; m <= comers; m++) {
            passing += probability(m);
        }
        return passing;
    }

    private double probability(int m) {
        return m <= bootstrap ? 0 : (double) promoted(m) / m;
    }

    private int promoted(int m) {
        return Math.max(1, m / factor);
    }

    /** The means over rounds in which the trials come in random order: one order for all rungs, or one for each. */
    private double[] drawn(int trials, int rungs, RandomGenerator chance, boolean oneOrder) {
        int rounds = Math.max(1, DRAWN / Math.max(1, trials));
        long[] stopped = new long[rungs + 1];
        for (int round = 0; round < rounds; round++) {
            Ranking[] ladder = new Ranking[rungs];
            for (int rung = 0; rung < rungs; rung++) {
                ladder[rung] = oneOrder ? new InOneOrder(trials) : new InNewOrder(chance);
            }
            for (int place : shuffled(trials, chance)) {
                stopped[climbed(place, ladder)]++;
            }
        }
        double[] reached = new double[rungs + 1];
        double beyond = 0;
        for (int rung = rungs; rung >= 0; rung--) {
            beyond += stopped[rung];
            reached[rung] = beyond / rounds;
        }
        return reached;
    }

    /** How many rungs a trial passes. */
    private int climbed(int place, Ranking[] ladder) {
        int rung = 0;
        while (rung < ladder.length && goesOn(ladder[rung].add(place), ladder[rung].size())) {
            rung++;
        }
        return rung;
    }

    private boolean goesOn(int rank, int comers) {
        return comers > bootstrap && rank <= promoted(comers);
    }

    private static int[] shuffled(int count, RandomGenerator chance) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            int other = chance.nextInt(i + 1);
            places[i] = places[other];
            places[other] = i;
        }
        return places;
    }

    /** Those who came to a rung so far. */
    private interface Ranking {
        /**
         * Adds one.
         *
         * @param place from 0 for the best of all trials
         * @return its rank at this rung among those who came so far and itself, from 1 for the best
         */
        int add(int place);

        int size();
    }

    /** Each rank is equally likely. */
    private static final class InNewOrder implements Ranking {
        private final RandomGenerator chance;
        private int size;

        InNewOrder(RandomGenerator chance) {
            this.chance = chance;
        }

        @Override
        public int add(int place) {
            size++;
            return 1 + chance.nextInt(size);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** The places decide; they are counted over intervals (Fenwick 1994). */
    private static final class InOneOrder implements Ranking {
        private final int[] counts;
        private int size;

        InOneOrder(int places) {
            this.counts = new int[places + 1];
        }

        @Override
        public int add(int place) {
            size++;
            int better = 0;
            for (int i = place; i > 0; i -= i & -i) {
                better += counts[i];
            }
            for (int i = place + 1; i < counts.length; i += i & -i) {
                counts[i]++;
            }
            return better + 1;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
