package dev.parzen.training.dl4j;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests that every JVM can make. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
