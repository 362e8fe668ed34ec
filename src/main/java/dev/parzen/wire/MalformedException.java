package dev.parzen.wire;

/** JSON of the wrong shape: a member missing, unknown or of the wrong type. The pointer names the place. */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    public MalformedException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** Where it stands, as a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    MalformedException under(String prefix) {
        return new MalformedException(prefix + pointer, getMessage());
    }
}
