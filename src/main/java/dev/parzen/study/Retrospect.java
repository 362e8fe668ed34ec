package dev.parzen.study;

import dev.parzen.trial.Curve;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The past of a trial as it stood at a moment: what had finished by then, by time, and what was in flight, with the reports
 * that had arrived. An import counts from when its trial finished elsewhere. What happened to others at that very moment
 * counts if they finished, or if their numbers are lower.
 */
final class Retrospect {
    private final StudySpec spec;
    private final int number;
    private final Instant then;
    private final List<Trial> finished = new ArrayList<>();
    private final List<Observation> running = new ArrayList<>();

    /** @param number of the trial whose past it is */
    Retrospect(StudySpec spec, int number, Instant then) {
        this.spec = spec;
        this.number = number;
        this.then = then;
    }

    /** When the trial began. */
    static Retrospect atBeginningOf(Trial trial, StudySpec spec) {
        return new Retrospect(spec, trial.number(), trial.startedAt().orElse(Instant.MIN));
    }

    /** Every trial of the study is to be shown once. */
    void see(Trial other) {
        if (other.number() == number) {
            return;
        }
        if (other.isFinished() && !isLater(other.finishedAt())) {
            finished.add(other);
        } else if (wasRunning(other)) {
            running.add(inFlight(other));
        }
    }

    /** @param now the past as it stands, which begins with the trials of earlier studies */
    History past(History now) {
        List<Observation> foreign =
                IntStream.range(0, now.foreignSize()).mapToObj(now::row).toList();
        History past = History.after(spec.directions(), spec.space(), foreign);
        finished.sort(Comparator.comparing((Trial other) -> other.finishedAt().orElseThrow())
                .thenComparing(Trial::number));
        for (Trial other : finished) {
            past = Observation.of(other, spec.constraints()).map(past::plus).orElse(past);
        }
        return past.withRunning(running);
    }

    /** A trial as it ran then. */
    Observation inFlight(Trial trial) {
        Curve curve = Curve.of(trial.reports().stream()
                .filter(report -> counts(report.at(), trial))
                .toList());
        return new Observation(trial.number(), TrialState.Name.RUNNING, trial.params(), List.of(), 0, Map.of(), curve);
    }

    /** In its last attempt, or in an earlier one. */
    private boolean wasRunning(Trial other) {
        boolean isHandedBack =
                other.attempts().stream().anyMatch(attempt -> !attempt.until().isAfter(then) && isLast(attempt, other));
        return !isHandedBack
                        && other.startedAt().map(start -> counts(start, other)).orElse(false)
                || other.attempts().stream()
                        .anyMatch(attempt ->
                                counts(attempt.from(), other) && attempt.until().isAfter(then));
    }

    private static boolean isLast(EndedAttempt attempt, Trial trial) {
        return !attempt.from().isBefore(trial.startedAt().orElse(Instant.MAX));
    }

    private boolean counts(Instant moment, Trial of) {
        return moment.isBefore(then) || moment.equals(then) && of.number() <= number;
    }

    private boolean isLater(Optional<Instant> moment) {
        return moment.map(end -> end.isAfter(then)).orElse(true);
    }
}
