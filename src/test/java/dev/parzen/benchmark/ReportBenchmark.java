package dev.parzen.benchmark;

import dev.parzen.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reports over HTTP in a study of many finished trials, each with 50 reports, whose pruner judges every report: eight
 * clients, each at a trial of its own, which takes 50 reports whatever the verdicts and then counts as failed, so that
 * the study keeps its size. Beside it what the first report costs after the server's start.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g"})
public class ReportBenchmark {
    private static final String SPACE = "\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1},"
            + "{\"name\":\"lr\",\"type\":\"float\",\"low\":1e-5,\"high\":0.1,\"log\":true}]";
    private static final int REPORTS = 50;
    private static final int IMPORTED_AT_ONCE = 500;

    @Param({"h2", "postgres"})
    public String database;

    @Param({"none", "median", "asha", "hyperband"})
    public String pruner;

    @Param({"100", "10000"})
    public int trials;

    private BenchmarkServer server;

    @Setup(Level.Trial)
    public void start() throws IOException, InterruptedException {
        server = new BenchmarkServer(database);
        create("large", trials);
        create("small", IMPORTED_AT_ONCE);
    }

    private void create(String name, int size) throws IOException, InterruptedException {
        server.send(
                "POST",
                server.studies(),
                "{\"name\":\"" + name + "\",\"sampler\":{\"type\":\"random\"},\"pauseAfterFailures\":0,"
                        + "\"pruner\":{\"type\":\"" + pruner + "\"}," + SPACE + "}");
        SplittableRandom random = new SplittableRandom(1);
        for (int done = 0; done < size; done += IMPORTED_AT_ONCE) {
            StringBuilder lines = new StringBuilder();
            for (int i = done; i < Math.min(size, done + IMPORTED_AT_ONCE); i++) {
                lines.append(line(random)).append('\n');
            }
            server.send("POST", server.studies() + "/" + name + "/imports", "application/x-ndjson", lines.toString());
        }
    }

    /** A complete trial whose curve falls, as far as a good or bad one does. */
    private static String line(SplittableRandom random) {
        double last = random.nextDouble();
        StringBuilder reports = new StringBuilder();
        for (int step = 0; step < REPORTS; step++) {
            reports.append(step == 0 ? "" : ",").append('[').append(step).append(',');
            reports.append(value(last, step, random)).append(']');
        }
        return "{\"state\":\"COMPLETE\",\"params\":{\"x\":" + random.nextDouble() + ",\"lr\":0.001},\"values\":[" + last
                + "],\"reports\":[" + reports + "]}";
    }

    private static double value(double last, int step, SplittableRandom random) {
        return last + 1.0 / (step + 1) + random.nextDouble(0.1);
    }

    @TearDown(Level.Trial)
    public void stop() {
        server.close();
    }

    /** The trial to which a client reports. */
    @State(Scope.Thread)
    public static class Reporting {
        private final SplittableRandom random = new SplittableRandom();
        private String trial = "";
        private double last;
        private int step = REPORTS;
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @Threads(8)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 3, time = 3)
    public HttpResponse<String> report(Reporting mine) throws IOException, InterruptedException {
        if (mine.step == REPORTS) {
            begin(mine, "large");
        }
        return send(mine);
    }

    private void begin(Reporting mine, String study) throws IOException, InterruptedException {
        if (!mine.trial.isEmpty()) {
            server.send("PUT", mine.trial + "/outcome", "{\"state\":\"FAILED\",\"reason\":\"measured\",\"attempt\":1}");
        }
        String all = server.studies() + "/" + study + "/trials";
        mine.trial = all + "/"
                + Json.mapper().readTree(server.send("POST", all, "").body()).at("/number");
        mine.last = mine.random.nextDouble();
        mine.step = 0;
    }

    private HttpResponse<String> send(Reporting mine) throws IOException, InterruptedException {
        double value = value(mine.last, mine.step, mine.random);
        return server.send("PUT", mine.trial + "/reports/" + mine.step++, "{\"value\":" + value + ",\"attempt\":1}");
    }

    /** A server that has begun anew and has served one report, to another study. */
    @State(Scope.Thread)
    public static class Restarted {
        private final Reporting reporting = new Reporting();

        @Setup(Level.Invocation)
        public void restart(ReportBenchmark benchmark) throws IOException, InterruptedException {
            benchmark.server.restart();
            reporting.trial = "";
            benchmark.begin(reporting, "small");
            benchmark.send(reporting);
            reporting.trial = "";
            benchmark.begin(reporting, "large");
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Threads(1)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public HttpResponse<String> firstReport(Restarted fresh) throws IOException, InterruptedException {
        return send(fresh.reporting);
    }
}
