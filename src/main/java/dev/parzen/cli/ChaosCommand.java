package dev.parzen.cli;

import dev.parzen.load.Chaos;
import dev.parzen.load.ChaosReport;
import dev.parzen.load.ChaosSettings;
import dev.parzen.load.Site;
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

/** Kills workers and servers, and checks that nothing is lost, overwritten or doubled. */
@Command(
        name = "chaos",
        description = "Lets simulated workers die, come back, and send calls twice, late or to a server that is being"
                + " killed; then checks that nothing is lost, overwritten or doubled. Exit code 0: nothing is.")
final class ChaosCommand implements Callable<Integer> {
    private static final int MOST_LINES = 50;

    /** A server that is killed soon is not worth the second compiler's work. */
    private static final List<String> SHORT_LIVES = List.of("-XX:TieredStopAtLevel=1");

    private static final int PLACES_PER_WORKER = 4;

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SiteOptions where;

    @Option(
            names = "--servers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many servers are started; more than one on one --datasource (default: 1).")
    private int servers;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "-1",
            description = "How often one of them is killed as by kill -9 (default: 10; 0 with --url).")
    private int kills;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many workers there are (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "5000",
            description = "The budget of trials, of which every fifth is defined by run (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "0",
            description = "Each study's budget of running trials (default: four for each worker).")
    private int parallel;

    @Option(
            names = "--abandon",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "The share of attempts whose worker dies; half of these come back later (default: 0.3).")
    private double abandon;

    @Option(
            names = "--disturb",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "The share of calls that are sent twice, late, slowly, or cut off (default: 0.1).")
    private double disturb;

    @Option(
            names = "--reports",
            paramLabel = "N",
            defaultValue = "3",
            description = "At most so many intermediate values in an attempt (default: ${DEFAULT-VALUE}).")
    private int reports;

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            defaultValue = "PT2S",
            description = "For how long a trial is a worker's (default: ${DEFAULT-VALUE}).")
    private Duration lease;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many may be spent on a trial (default: ${DEFAULT-VALUE}).")
    private int attempts;

    @Option(
            names = "--sampler",
            paramLabel = "KIND",
            defaultValue = "random",
            description = "What chooses the parameters (default: ${DEFAULT-VALUE}).")
    private String sampler;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What everything is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--limit",
            paramLabel = "DURATION",
            defaultValue = "PT15M",
            description = "After which it is given up (default: ${DEFAULT-VALUE}).")
    private Duration limit;

    @Option(names = "--keep", description = "Leave the studies where they are.")
    private boolean isKept;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the report goes as JSON.")
    private Optional<Path> json = Optional.empty();

    ChaosCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.ofWorker();
        PrintWriter errors = spec.commandLine().getErr();
        Site site;
        ChaosSettings settings;
        try {
            site = where.site(servers);
            settings = settings(site);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage());
        }
        JsonFile.requireWritable(json, spec.commandLine());
        ChaosReport report = new Chaos(settings, line -> {
                    errors.println(line);
                    errors.flush();
                })
                .run(arguments -> program.child(SHORT_LIVES, arguments), site);
        print(report);
        json.ifPresent(file -> JsonFile.write(file, report));
        return report.isRight() ? Commands.SUCCESS : Commands.FAILURE;
    }

    private ChaosSettings settings(Site site) {
        if (!site.isOwn() && kills > 0) {
            throw new IllegalArgumentException(
                    "--kills is " + kills + ", but only servers that are started here are killed: leave out --url.");
        }
        int wanted = kills >= 0 ? kills : site.isOwn() ? 10 : 0;
        int places = parallel > 0 ? parallel : PLACES_PER_WORKER * workers;
        return new ChaosSettings(
                workers, trials, abandon, disturb, reports, wanted, places, lease, attempts, sampler, seed, limit,
                isKept);
    }

    private void print(ChaosReport report) {
        PrintWriter out = spec.commandLine().getOut();
        report.done().forEach((what, count) -> out.printf("%9d  %s%n", count, what));
        out.printf("%8ds  in all%n", report.elapsed().toSeconds());
        report.violations().stream().limit(MOST_LINES).forEach(out::println);
        int more = report.violations().size() - MOST_LINES;
        if (more > 0) {
            out.println("… and " + more + " more");
        }
        out.println(
                report.isRight()
                        ? "The books are right: nothing lost, nothing overwritten, nothing doubled."
                        : "The books are wrong in " + report.violations().size() + " places.");
        out.flush();
    }
}
