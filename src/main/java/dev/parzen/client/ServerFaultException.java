package dev.parzen.client;

/** The server answered something that no caller can mend: an internal error, or not what a Parzen server answers. */
public final class ServerFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerFaultException(String message) {
        super(message);
    }
}
