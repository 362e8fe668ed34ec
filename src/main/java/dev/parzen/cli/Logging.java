package dev.parzen.cli;

/** How commands that do not start Spring log: it must be said before the first logger is made. */
final class Logging {
    private Logging() {}

    /** One line a trial on standard error. */
    static void ofWorker() {
        use("logback-worker.xml");
    }

    /** The same, for a parent that writes it into its own log. */
    static void ofPool() {
        use("logback-pool.xml");
    }

    private static void use(String file) {
        System.setProperty("logback.configurationFile", "dev/parzen/cli/" + file);
    }
}
