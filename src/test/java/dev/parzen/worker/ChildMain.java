package dev.parzen.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What tests run as a process. The first argument is what it does: {@code wait} waits until it is ended, after writing its
 * number into the file that the second argument names; {@code exit} ends with the code that the second argument gives;
 * {@code parent} starts a waiting child of its own.
 */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.attach();
        switch (arguments[0]) {
            case "exit":
                System.exit(Integer.parseInt(arguments[1]));
                break;
            case "parent":
                ChildProcess.start(command("wait", arguments[1]), line -> {});
                Thread.currentThread().join();
                break;
            default:
                System.out.println("waits");
                Files.writeString(
                        Path.of(arguments[1]),
                        ProcessHandle.current().pid() + "\n",
                        StandardOpenOption.APPEND,
                        StandardOpenOption.CREATE);
                Thread.currentThread().join();
        }
    }

    static ProcessBuilder command(String... arguments) {
        return TrainingJvm.command(ChildMain.class.getName(), "64m", List.of(arguments));
    }
}
