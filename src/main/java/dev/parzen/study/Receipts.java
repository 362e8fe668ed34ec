package dev.parzen.study;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers answers, so that a call repeated with the same key gets the same answer and is not done twice.
 */
public interface Receipts {

    /**
     * Gives the remembered answer of this key, or runs {@code work} and remembers its answer, in one atomic step with
     * everything that the work does in the same store.
     *
     * @param work empty if its answer is not to be remembered
     * @throws TunerException.Invalid if the key was used with another body
     * @throws TunerException.Conflict if the first call with this key is still running
     */
    <T> Remembered<T> once(Key key, Supplier<T> work, java.util.function.Function<T, Optional<Answer>> answer);

    /** Names a call: the method with its path, the caller's key, and a digest of the body. */
    record Key(String call, String key, String bodyDigest) {}

    /** What was answered. */
    record Answer(int status, String location, String body) {}

    /** The remembered answer, or the fresh result of the work. */
    record Remembered<T>(Optional<Answer> earlier, Optional<T> fresh) {}
}
