package dev.parzen.client;

/** The server could not be reached for longer than the client was willing to wait; the message says what to do. */
public final class ServerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
