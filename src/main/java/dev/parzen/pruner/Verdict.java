package dev.parzen.pruner;

/** Whether a trial should go on. */
public sealed interface Verdict {

    /** Go on. */
    Verdict CONTINUE = new Continue();

    /** Go on. */
    record Continue() implements Verdict {}

    /** Give up, because of this reason, which a person understands. */
    record Prune(String reason) implements Verdict {}
}
