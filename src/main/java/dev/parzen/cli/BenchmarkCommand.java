package dev.parzen.cli;

import dev.parzen.benchmark.Contender;
import dev.parzen.benchmark.Convergence;
import dev.parzen.benchmark.Plan;
import dev.parzen.benchmark.Results;
import dev.parzen.benchmark.ResultsJson;
import dev.parzen.benchmark.ResultsTable;
import dev.parzen.space.InvalidValueException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares samplers. */
@Command(
        name = "benchmark",
        description =
                "Measures how close samplers come to the optimum of test functions, and prints tables in Markdown."
                        + " Ctrl-C ends it early, with what there is.")
final class BenchmarkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--samplers",
            paramLabel = "LIST",
            defaultValue = "random,tpe,cma-es",
            description =
                    "Which, with commas between: kinds such as tpe, or JSON such as {\"type\":\"tpe\",\"candidates\":48}"
                            + " (default: ${DEFAULT-VALUE}).")
    private String samplers;

    @Option(
            names = "--functions",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "page",
            description =
                    "On what: names of functions, or page, fronts (several values), continuous, mixed, conditional,"
                            + " categorical, noisy, networks, all (default: ${DEFAULT-VALUE}).")
    private List<String> functions;

    @Option(
            names = "--budgets",
            paramLabel = "N",
            split = ",",
            defaultValue = "50,100,200",
            description = "After how many trials a study is judged (default: ${DEFAULT-VALUE}).")
    private List<Integer> budgets;

    @Option(
            names = "--separate",
            description =
                    "Run a study for each budget, of which its sampler knows, instead of judging the longest at each.")
    private boolean separate;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many studies each figure is the median of (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The seed of the first of them; the others follow (default: ${DEFAULT-VALUE}).")
    private int firstSeed;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            split = ",",
            defaultValue = "1",
            description = "How many trials are asked for before they are told (default: ${DEFAULT-VALUE}).")
    private List<Integer> inFlight;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many studies run at once (default: one for each core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", paramLabel = "FILE", description = "Where every study's figures go as JSON.")
    private Optional<Path> json = Optional.empty();

    private boolean isReported;

    @Override
    public Integer call() {
        Logging.ofWorker();
        Plan plan = plan();
        requireSense();
        Convergence convergence = new Convergence(plan, threads);
        BenchmarkProgress progress =
                new BenchmarkProgress(spec.commandLine().getErr(), Clock.systemUTC(), convergence.size());
        try (Interruption interruption = new Interruption(() -> {})) {
            interruption.push(() -> report(convergence.results(), false));
            convergence.run(progress::ended);
            report(convergence.results(), true);
        }
        return Commands.SUCCESS;
    }

    private Plan plan() {
        try {
            return new Plan(
                    Contender.list(samplers), Plan.problems(functions), budgets, seeds, firstSeed, inFlight, separate);
        } catch (InvalidValueException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage());
        }
    }

    private void requireSense() {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + threads + ": give at least 1.");
        }
        JsonFile.requireWritable(json, spec.commandLine());
    }

    /** Once: either at the end or when the user does not want to wait for it. */
    private synchronized void report(Results results, boolean isComplete) {
        if (isReported) {
            return;
        }
        isReported = true;
        PrintWriter out = spec.commandLine().getOut();
        out.print(new ResultsTable(results));
        out.flush();
        warn(results, isComplete);
        json.ifPresent(file -> JsonFile.write(file, ResultsJson.of(results, Program.version(), threads, isComplete)));
    }

    private void warn(Results results, boolean isComplete) {
        PrintWriter errors = spec.commandLine().getErr();
        if (!isComplete) {
            errors.println("Ended early: the figures are of the studies that had ended.");
        }
        if (results.fallbacks() > 0) {
            errors.println("In " + results.fallbacks()
                    + " suggestions a sampler failed and chance took its place; the log above says why.");
        }
        errors.flush();
    }
}
