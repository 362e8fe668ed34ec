package dev.parzen.benchmark;

import dev.parzen.benchmark.StudyRun.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** Runs the studies of a plan, several at once, each on one thread. */
public final class Convergence {
    private final Plan plan;
    private final List<StudyRun> studies;
    private final List<Measurement> measurements = new ArrayList<>();
    private final ExecutorService threads;

    /** @param threads how many studies run at once */
    public Convergence(Plan plan, int threads) {
        this.plan = plan;
        this.studies = plan.studies();
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "benchmark");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How many studies there are. */
    public int size() {
        return studies.size();
    }

    /**
     * Runs all studies; returns when the last has ended, or when the calling thread is interrupted.
     *
     * @param progress hears after each study how many have ended; called by the calling thread
     */
    public void run(IntConsumer progress) {
        CompletionService<List<Measurement>> running = new ExecutorCompletionService<>(threads);
        try {
            studies.forEach(study -> running.submit(() -> measured(study)));
            for (int ended = 1; ended <= studies.size(); ended++) {
                add(running.take().get());
                progress.accept(ended);
            }
        } catch (InterruptedException cutShort) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(fault.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** What has been measured so far; may be called while it runs. */
    public synchronized Results results() {
        return new Results(plan, List.copyOf(measurements));
    }

    private synchronized void add(List<Measurement> more) {
        measurements.addAll(more);
    }

    /** Nothing of a study that was cut short. */
    private static List<Measurement> measured(StudyRun study) {
        List<Told> trials = study.run();
        int wanted = study.budgets().get(study.budgets().size() - 1);
        return trials.size() < wanted ? List.of() : Measurement.of(study, trials);
    }
}
