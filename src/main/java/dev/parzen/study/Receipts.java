package dev.parzen.study;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers answers for 24 hours, so that a call repeated with the same key gets the same answer and is not done twice.
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

    /** The refusal of a call whose key was used with another body. */
    static TunerException.Invalid usedOtherwise(Key key) {
        return new TunerException.Invalid(
                "",
                "The Idempotency-Key \"" + key.key()
                        + "\" was used with another body: use a new key for a new request.");
    }

    /** The refusal of a call while the first one with its key runs. */
    static TunerException.Conflict stillRunning(Key key) {
        return new TunerException.Conflict("The first request with the Idempotency-Key \"" + key.key()
                + "\" is still running: repeat this one later to get its answer.");
    }

    /** Names a call: the method with its path, the caller's key, and a digest of the body. */
    record Key(String call, String key, String bodyDigest) {}

    /**
     * What was answered.
     *
     * @param headers what goes with the body, by name
     */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** The remembered answer, or the fresh result of the work. */
    record Remembered<T>(Optional<Answer> earlier, Optional<T> fresh) {}
}
