package dev.parzen.load;

import java.time.Duration;

/**
 * What is measured.
 *
 * @param trials how many the workers get done
 * @param parameters of each trial, floats
 * @param reports in each trial
 * @param sampler its kind
 * @param fill how many finished trials the study has before
 * @param warmUp for how long the same is done before, in another study, without being counted
 * @param keep whether the studies stay
 */
public record LoadSettings(
        int workers,
        int trials,
        int parameters,
        int reports,
        String sampler,
        long seed,
        int fill,
        Duration warmUp,
        boolean keep) {

    public LoadSettings {
        atLeast("--workers", workers, 1);
        atLeast("--trials", trials, 1);
        atLeast("--parameters", parameters, 1);
        atLeast("--reports", reports, 0);
        atLeast("--fill", fill, 0);
        if (warmUp.isNegative()) {
            throw new IllegalArgumentException("--warm-up is " + warmUp + ": give a time, such as PT30S.");
        }
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " is " + value + ": give at least " + least + ".");
        }
    }
}
