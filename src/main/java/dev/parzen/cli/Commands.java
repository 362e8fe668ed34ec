package dev.parzen.cli;

import dev.parzen.study.TunerException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Runs what the arguments say; without a command, the server. */
public final class Commands {
    /** Everything went well. */
    static final int SUCCESS = 0;
    /** It was done, or tried, and failed. */
    static final int FAILURE = 1;
    /** The arguments or what they name are not right. */
    static final int USAGE = 2;

    private static final Set<String> ABOUT_THE_PROGRAM = Set.of("-h", "--help", "-V", "--version");

    private final Program program;

    /**
     * The commands of a program.
     *
     * @param application the class that starts Spring
     */
    public Commands(Class<?> application) {
        this.program = new Program(application);
    }

    /** Runs a command; answers the exit code when it has ended. */
    public int run(String... arguments) {
        return commandLine().execute(withCommand(arguments));
    }

    CommandLine commandLine() {
        CommandLine line = new CommandLine(new ParzenCommand())
                .addSubcommand(new ServeCommand(program))
                .addSubcommand(new WorkerCommand(program))
                .addSubcommand(new TuneCommand(program))
                .addSubcommand(new FinalizeCommand(program))
                .addSubcommand(new SummaryCommand())
                .addSubcommand(new CommandLine(new BenchmarkCommand())
                        .addSubcommand(new ServerBenchmarkCommand(program))
                        .addSubcommand(new ChaosCommand(program)));
        line.setExecutionExceptionHandler(Commands::failed);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    /** A server's settings may stand alone: {@code --server.port=9000} means {@code serve --server.port=9000}. */
    static String[] withCommand(String... arguments) {
        boolean isServe =
                arguments.length == 0 || arguments[0].startsWith("-") && !ABOUT_THE_PROGRAM.contains(arguments[0]);
        return isServe
                ? Stream.concat(Stream.of("serve"), Arrays.stream(arguments)).toArray(String[]::new)
                : arguments;
    }

    private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter errors = line.getErr();
        if (failure instanceof CommandException known) {
            errors.println(known.getMessage());
            return known.exitCode();
        }
        if (failure instanceof TunerException.Invalid refused) {
            refused.faults()
                    .forEach(fault -> errors.println(
                            fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + ": " + fault.detail()));
            return USAGE;
        }
        errors.println(line.getCommandName() + " failed: " + Explanation.of(failure));
        LoggerFactory.getLogger(Commands.class).debug("The command failed.", failure);
        return FAILURE;
    }
}
