package dev.parzen.store;

import dev.parzen.study.LocalTuner;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StoreSamples;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudyStore;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Trials asked for and told per second, without HTTP: {@code h2|postgres threads trials rounds}. */
final class StoreRates {
    private StoreRates() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> settings = arguments[0].startsWith("h2")
                ? Map.of(
                        "spring.datasource.url",
                        "jdbc:h2:file:" + Files.createTempDirectory("rates")
                                + "/x;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=60000"
                                + arguments[0].substring(2))
                : Postgres.settings("rates");
        int threads = Integer.parseInt(arguments[1]);
        int trials = Integer.parseInt(arguments[2]);
        try (var server = DatabaseStores.start(settings)) {
            StudyStore store = server.getBean(StudyStore.class);
            for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
                Study study = store.create(StoreSamples.plain("rates " + round), Instant.now());
                long cpu = cpu();
                double rate = rate(store, study, threads, trials);
                System.out.printf(
                        "%s %d threads: %.0f trials/s, %.0f us cpu per trial%n",
                        arguments[0], threads, rate, (cpu() - cpu) / 1e3 / trials);
                long begin = System.nanoTime();
                store.history(study.id());
                System.out.printf("  history %.1f ms", (System.nanoTime() - begin) / 1e6);
                begin = System.nanoTime();
                store.delete(study.id());
                System.out.printf(", delete %.1f ms%n", (System.nanoTime() - begin) / 1e6);
            }
        }
        System.exit(0);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double rate(StudyStore store, Study study, int threads, int trials) throws Exception {
        LocalTuner tuner = new LocalTuner(store, Clock.systemUTC());
        AtomicInteger left = new AtomicInteger(trials);
        CountDownLatch done = new CountDownLatch(threads);
        long begin = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            new Thread(() -> {
                        while (left.getAndDecrement() > 0) {
                            StudyRef ref = new StudyRef(study.name());
                            Trial trial = tuner.ask(ref, Ask.by("w")).get(0);
                            tuner.tell(TrialRef.of(ref, trial.number()).at(1), Outcome.complete(trial.number()));
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        return trials / ((System.nanoTime() - begin) / 1e9);
    }
}
