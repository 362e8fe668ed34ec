package dev.parzen.store;

import dev.parzen.study.LocalTuner;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StoreSamples;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudyStore;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
import org.springframework.context.ConfigurableApplicationContext;

/** Trials with two parameters per second, asked for and told by eight threads without HTTP, durable at each answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(8)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 4, time = 5)
public class StoreBenchmark {

    @Param({"h2", "postgres"})
    public String database;

    private ConfigurableApplicationContext server;
    private StudyStore store;
    private LocalTuner tuner;
    private StudyRef study;
    private int studies;

    @Setup(Level.Trial)
    public void start() throws IOException {
        server = DatabaseStores.start(
                database.equals("h2")
                        ? Map.of("parzen.home", Files.createTempDirectory("parzen-benchmark"))
                        : Postgres.settings("benchmark"));
        store = server.getBean(StudyStore.class);
        tuner = new LocalTuner(store, Clock.systemUTC());
    }

    @Setup(Level.Iteration)
    public void newStudy() {
        study = new StudyRef("study-" + ++studies);
        store.create(StoreSamples.plain(study.text()), Instant.now());
    }

    @TearDown(Level.Trial)
    public void stop() {
        server.close();
    }

    @Benchmark
    public Trial askAndTell() {
        Trial trial = tuner.ask(study, Ask.by("w")).get(0);
        return tuner.tell(TrialRef.of(study, trial.number()).at(1), Outcome.complete(trial.number()));
    }
}
