package dev.parzen.store;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Stamps tell what is kept in this process from what has changed since. A stamp is drawn at random for every change, not
 * counted, because a count would be given again after a change that was rolled back.
 */
final class Stamps {
    private Stamps() {}

    static long next() {
        return ThreadLocalRandom.current().nextLong();
    }
}
