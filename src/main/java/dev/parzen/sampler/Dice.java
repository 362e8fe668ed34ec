package dev.parzen.sampler;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Where randomness comes from: a pure function of what it is for. A study so replays value for value, whatever the
 * threads, restarts and transports, and two trials or two parameters never share their numbers.
 */
public final class Dice {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Dice() {}

    /** The dice for one decision: a parameter's name, or "" for what is proposed together. */
    public static RandomGenerator of(long studySeed, int trialNumber, String parameter) {
        long state = mixed(mixed(studySeed) + trialNumber);
        for (int i = 0; i < parameter.length(); i++) {
            state = mixed(state + parameter.charAt(i));
        }
        return new SplittableRandom(mixed(state + parameter.length()));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014, with Stafford's variant 13 of its constants). */
    private static long mixed(long x) {
        long z = x + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
