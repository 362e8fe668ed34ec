package dev.parzen.cli;

import dev.parzen.load.LoadReport;
import dev.parzen.load.LoadSettings;
import dev.parzen.load.Site;
import dev.parzen.load.Throughput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast a server is. */
@Command(
        name = "server",
        description = "Measures how many trials a server gets done in a second for simulated workers, and how long they"
                + " wait for each answer.")
final class ServerBenchmarkCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SiteOptions where;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many workers there are (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many trials are counted (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--parameters",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many parameters a trial has (default: ${DEFAULT-VALUE}).")
    private int parameters;

    @Option(
            names = "--reports",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many intermediate values each trial reports (default: ${DEFAULT-VALUE}).")
    private int reports;

    @Option(
            names = "--sampler",
            paramLabel = "KIND",
            defaultValue = "random",
            description = "What chooses the values (default: ${DEFAULT-VALUE}).")
    private String sampler;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What it draws from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--fill",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many finished trials the study has at first (default: ${DEFAULT-VALUE}).")
    private int fill;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            defaultValue = "PT30S",
            description = "For how long it is done before it is counted (default: ${DEFAULT-VALUE}).")
    private Duration warmUp;

    @Option(names = "--keep", description = "Leave the studies where they are.")
    private boolean isKept;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go as JSON.")
    private Optional<Path> json = Optional.empty();

    ServerBenchmarkCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.ofWorker();
        PrintWriter errors = spec.commandLine().getErr();
        JsonFile.requireWritable(json, spec.commandLine());
        Throughput throughput = new Throughput(settings(), line -> {
            errors.println(line);
            errors.flush();
        });
        LoadReport report = throughput.run(arguments -> program.child(List.of(), arguments), site());
        PrintWriter out = spec.commandLine().getOut();
        out.print(report.table());
        out.flush();
        json.ifPresent(file -> JsonFile.write(file, report));
        return Commands.SUCCESS;
    }

    private Site site() {
        try {
            return where.site(1);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage());
        }
    }

    private LoadSettings settings() {
        try {
            return new LoadSettings(workers, trials, parameters, reports, sampler, seed, fill, warmUp, isKept);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage());
        }
    }
}
