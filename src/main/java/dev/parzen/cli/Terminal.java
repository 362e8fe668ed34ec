package dev.parzen.cli;

import java.io.Console;

/** What the user looks at. */
final class Terminal {
    private Terminal() {}

    /** True if a person can watch a bar move. */
    static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console even where the output goes to a file; it says whether it is a
            // terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
