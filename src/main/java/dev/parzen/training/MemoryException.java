package dev.parzen.training;

/**
 * The memory outside the heap that a network needs cannot be had; the message says how much that is and what to do. The
 * process is none the worse for it. Trying the same again does not help.
 */
public final class MemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MemoryException(String message) {
        super(message);
    }

    public MemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
