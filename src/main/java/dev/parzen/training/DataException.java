package dev.parzen.training;

/** Data that cannot be used; the message names the place and says what to do. Trying again does not help. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
