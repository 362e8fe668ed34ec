package dev.parzen.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What came of calls that began together. */
record Race<T>(List<T> results, List<Throwable> refusals) {

    @SafeVarargs
    static <T> Race<T> of(Callable<T>... runners) {
        return of(Arrays.asList(runners));
    }

    /** The same call from several threads. */
    static <T> Race<T> of(int runners, Callable<T> call) {
        return of(Collections.nCopies(runners, call));
    }

    static <T> Race<T> of(List<Callable<T>> runners) {
        ExecutorService threads = Executors.newFixedThreadPool(runners.size());
        CyclicBarrier start = new CyclicBarrier(runners.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> runner : runners) {
                running.add(threads.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    return runner.call();
                }));
            }
            return ended(running);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Race<T> ended(List<Future<T>> running) {
        Race<T> race = new Race<>(new ArrayList<>(), new ArrayList<>());
        for (Future<T> runner : running) {
            try {
                race.results.add(runner.get(2, TimeUnit.MINUTES));
            } catch (ExecutionException thrown) {
                race.refusals.add(thrown.getCause());
            } catch (Exception broken) {
                throw new AssertionError(broken);
            }
        }
        return race;
    }

    /** The results of a race in which nobody fell. */
    List<T> all() {
        if (!refusals.isEmpty()) {
            throw new AssertionError(refusals.size() + " runners fell", refusals.get(0));
        }
        return results;
    }
}
