package dev.parzen.trial;

/** Something that a trial's present state does not allow; the message names the state. */
public final class IllegalTransitionException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public IllegalTransitionException(String message) {
        super(message);
    }
}
