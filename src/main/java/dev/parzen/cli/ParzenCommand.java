package dev.parzen.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The program as a whole. */
@Command(
        name = "parzen",
        description = "Finds good hyperparameters. Without a command, it serves.",
        versionProvider = ParzenCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "A first try: @|bold tune drawn-digits|@"})
final class ParzenCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    /** The version, from the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Parzen " + Program.version() + " on Java " + Runtime.version().feature()
            };
        }
    }
}
