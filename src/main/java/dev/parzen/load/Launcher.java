package dev.parzen.load;

import java.util.List;

/** Knows how this program is started once more, as a process that ends with this one. */
public interface Launcher {
    /** The command that runs the program with these arguments. */
    ProcessBuilder command(List<String> arguments);
}
