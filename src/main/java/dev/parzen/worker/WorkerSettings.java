package dev.parzen.worker;

import dev.parzen.study.StudyRef;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a worker works.
 *
 * @param name which the names of its threads begin with: the thread {@code n} claims as {@code name-n}
 * @param threads how many trials it evaluates at once
 * @param labels what it offers to studies that ask for something
 * @param study the only study it works for, if given
 * @param claimWait how long one claim waits for a trial; a stop takes up to as long
 * @param retryWait the pause after a claim that failed
 */
public record WorkerSettings(
        String name,
        int threads,
        Map<String, String> labels,
        Optional<StudyRef> study,
        Duration claimWait,
        Duration retryWait) {

    public WorkerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ": give at least 1.");
        }
        labels = Map.copyOf(labels);
    }

    /** A worker for any study, with nothing special to offer. */
    public static WorkerSettings of(String name, int threads) {
        return new WorkerSettings(
                name, threads, Map.of(), Optional.empty(), Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    /** The same, offering these labels. */
    public WorkerSettings offering(Map<String, String> newLabels) {
        return new WorkerSettings(name, threads, newLabels, study, claimWait, retryWait);
    }
}
