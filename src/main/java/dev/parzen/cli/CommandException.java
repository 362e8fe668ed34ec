package dev.parzen.cli;

/** Ends a command with a sentence for the user, and no trace. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static CommandException usage(String message) {
        return new CommandException(Commands.USAGE, message);
    }

    static CommandException failure(String message) {
        return new CommandException(Commands.FAILURE, message);
    }

    int exitCode() {
        return exitCode;
    }
}
