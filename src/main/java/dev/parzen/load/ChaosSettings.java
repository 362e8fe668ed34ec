package dev.parzen.load;

import java.time.Duration;

/**
 * How a chaos run is drawn.
 *
 * @param abandon the share of attempts whose worker dies
 * @param disturb the share of calls that are repeated, hurried, delayed or cut off
 * @param reports at most so many in an attempt
 * @param kills how often a server is killed
 * @param parallel each study's budget of running trials
 * @param attempts how many may be spent on a trial
 * @param sampler its kind
 * @param limit after which the run is given up
 * @param keep whether the studies stay
 */
public record ChaosSettings(
        int workers,
        int trials,
        double abandon,
        double disturb,
        int reports,
        int kills,
        int parallel,
        Duration lease,
        int attempts,
        String sampler,
        long seed,
        Duration limit,
        boolean keep) {

    public ChaosSettings {
        atLeast("--workers", workers, 1);
        atLeast("--trials", trials, 1);
        atLeast("--reports", reports, 0);
        atLeast("--kills", kills, 0);
        atLeast("--parallel", parallel, 1);
        atLeast("--attempts", attempts, 1);
        share("--abandon", abandon);
        share("--disturb", disturb);
        if (lease.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("--lease is " + lease + ": give at least PT0.1S.");
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("--limit is " + limit + ": give a time, such as PT10M.");
        }
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " is " + value + ": give at least " + least + ".");
        }
    }

    private static void share(String option, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(option + " is " + value + ": give a share from 0 to 1.");
        }
    }
}
