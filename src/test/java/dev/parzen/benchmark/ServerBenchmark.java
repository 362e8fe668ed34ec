package dev.parzen.benchmark;

import dev.parzen.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
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
import tools.jackson.databind.JsonNode;

/**
 * Trials of an external study per second over HTTP, durable at each answer, by eight clients in the server's own process:
 * ask with two declared parameters, tell the outcome, in one study of 1,000 trials after another. Beside it reports, each
 * client to a trial of its own, and with the same clients in the same server an endpoint that inserts one JPA row.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(8)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 4, time = 5)
public class ServerBenchmark {
    private static final String SPACE = "\"space\":[{\"name\":\"x\",\"type\":\"float\",\"low\":0,\"high\":1},"
            + "{\"name\":\"lr\",\"type\":\"float\",\"low\":1e-5,\"high\":0.1,\"log\":true}]";

    /** Of each study: the history that a model reads has half of them on average. */
    private static final int TRIALS = 1000;

    /** Of each trial that gets reports: as many as a long training has epochs. */
    private static final int REPORTS = 50;

    @Param({"h2", "postgres"})
    public String database;

    @Param({"random", "tpe"})
    public String sampler;

    private BenchmarkServer server;
    private volatile String trials;
    private int studies;

    @Setup(Level.Trial)
    public void start() throws IOException {
        server = new BenchmarkServer(database);
    }

    /** A new study for every iteration, and whenever one has got its trials. */
    @Setup(Level.Iteration)
    public synchronized void newStudy() throws IOException, InterruptedException {
        String name = "study-" + ++studies;
        server.send(
                "POST",
                server.studies(),
                "{\"name\":\"" + name + "\",\"sampler\":{\"type\":\"" + sampler + "\"}," + SPACE + "}");
        trials = server.studies() + "/" + name + "/trials";
    }

    @TearDown(Level.Trial)
    public void stop() {
        server.close();
    }

    @Benchmark
    public HttpResponse<String> bareInsert() throws IOException, InterruptedException {
        return server.send("POST", server.root() + "/bare", "{\"x\":0.25,\"lr\":0.001,\"value\":0.5}");
    }

    @Benchmark
    public HttpResponse<String> askAndTell() throws IOException, InterruptedException {
        String study = trials;
        JsonNode trial = Json.mapper()
                .readTree(server.send("POST", study, "{\"worker\":\"w\"}").body());
        if (trial.at("/number").asInt() == TRIALS) {
            newStudy();
        }
        double x = trial.at("/params/x").asDouble();
        return server.send(
                "PUT",
                study + "/" + trial.at("/number").asInt() + "/outcome",
                "{\"state\":\"COMPLETE\",\"value\":" + x * x + ",\"attempt\":1}");
    }

    /** The trial to which a client reports. */
    @State(Scope.Thread)
    public static class Reporting {
        private String trial;
        private int step = REPORTS;
    }

    @Benchmark
    public HttpResponse<String> report(Reporting mine) throws IOException, InterruptedException {
        if (mine.step == REPORTS) {
            String study = trials;
            mine.trial = study + "/"
                    + Json.mapper()
                            .readTree(server.send("POST", study, "").body())
                            .at("/number");
            mine.step = 0;
        }
        return server.send(
                "PUT", mine.trial + "/reports/" + mine.step, "{\"value\":" + 1.0 / ++mine.step + ",\"attempt\":1}");
    }
}
