package dev.parzen.cli;

import dev.parzen.client.ServerUnreachableException;
import java.util.Locale;

/** What a user should know of a failure. */
final class Explanation {
    private Explanation() {}

    static String of(Throwable failure) {
        if (failure instanceof ServerUnreachableException) {
            return failure.getMessage();
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("already in use") && text.contains("database") || text.contains("file is locked")) {
            return "another server has this home's database open: stop it, or choose another --home.";
        }
        if (text.contains("address already in use") || text.contains("port") && text.contains("in use")) {
            return "the port is taken: choose another --port (0: any free one).";
        }
        return message;
    }
}
