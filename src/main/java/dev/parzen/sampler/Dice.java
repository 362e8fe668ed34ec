package dev.parzen.sampler;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Randomness as a function: what a study draws for a parameter of a trial depends on nothing else, so a study replays
 * whatever the threads, restarts and transports.
 */
public final class Dice {
    private Dice() {}

    /** The dice for one decision: a parameter's name, or "" for what is proposed together. */
    public static RandomGenerator of(long studySeed, int trialNumber, String parameter) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < parameter.length(); i++) {
            hash = (hash ^ parameter.charAt(i)) * 0x100000001b3L;
        }
        return new SplittableRandom(
                new SplittableRandom(studySeed ^ hash).nextLong() + 0x9e3779b97f4a7c15L * trialNumber);
    }
}
