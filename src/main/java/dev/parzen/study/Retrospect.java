package dev.parzen.study;

import dev.parzen.trial.Curve;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The past as it stood when a trial began: what had finished by then, by time, and what was in flight. An import counts
 * from when its trial finished elsewhere.
 */
final class Retrospect {
    private final StudySpec spec;
    private final Trial trial;
    private final Instant then;
    private final List<Trial> finished = new ArrayList<>();
    private final List<Observation> running = new ArrayList<>();

    Retrospect(StudySpec spec, Trial trial) {
        this.spec = spec;
        this.trial = trial;
        this.then = trial.startedAt().orElse(Instant.MIN);
    }

    /** Every trial of the study is to be shown once. */
    void see(Trial other) {
        boolean isDone = other.isFinished()
                && other.finishedAt().map(end -> !end.isAfter(then)).orElse(false);
        if (other.number() == trial.number()) {
            return;
        }
        if (isDone) {
            finished.add(other);
        } else if (beganBefore(other)) {
            running.add(new Observation(
                    other.number(), TrialState.Name.RUNNING, other.params(), List.of(), 0, Map.of(), Curve.EMPTY));
        }
    }

    /** Of trials that began at once, each saw those with lower numbers. */
    private boolean beganBefore(Trial other) {
        return other.startedAt()
                .map(start -> start.isBefore(then) || start.equals(then) && other.number() < trial.number())
                .orElse(false);
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
}
