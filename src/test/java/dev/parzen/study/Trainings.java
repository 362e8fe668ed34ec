package dev.parzen.study;

import dev.parzen.space.ParameterValue;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Workers that bring trials to their end step by step and heed verdicts. */
final class Trainings {
    /** Steps 0 … 8. */
    static final int STEPS = 9;

    private final Tuner tuner;
    private final StudyRef study;

    Trainings(Tuner tuner, StudyRef study) {
        this.tuner = tuner;
        this.study = study;
    }

    /** So many trials by several workers in one thread: whose turn it is, and who gives a trial back, dice decide. */
    void interleaved(int trials, int workers, Random random, TickingClock clock) {
        List<Training> running = new ArrayList<>();
        int begun = 0;
        int handedBack = 0;
        while (begun < trials + handedBack || !running.isEmpty()) {
            clock.tick(Duration.ofSeconds(1));
            if (begun < trials + handedBack && running.size() < workers) {
                running.add(new Training());
                begun++;
                continue;
            }
            Training next = running.get(random.nextInt(running.size()));
            if (random.nextInt(60) == 0) {
                tuner.release(next.ref(), "preempted");
                running.remove(next);
                handedBack++;
            } else if (next.isEnded()) {
                running.remove(next);
            }
        }
    }

    /** Trials one after the other, in this thread. */
    void inSequence(int trials) {
        for (int i = 0; i < trials; i++) {
            Training training = new Training();
            boolean isEnded = false;
            while (!isEnded) {
                isEnded = training.isEnded();
            }
        }
    }

    /** What a trial comes to at a step: it falls by and by to what its parameters are worth. */
    static double value(Map<String, ParameterValue> params, int step) {
        double worth = params.values().stream()
                .mapToDouble(value ->
                        value.isNumber() ? value.asDouble() : value.toString().length())
                .map(number -> (number - 0.3) * (number - 0.3))
                .sum();
        return worth + 1.0 / (1 + step);
    }

    /** One trial in one worker's hands; it goes on where an earlier attempt ended. */
    private final class Training {
        private final Trial trial =
                tuner.ask(study, new Ask(Optional.empty(), Map.of(), 1)).get(0);
        private int step = trial.reports().stream().mapToInt(Report::step).max().orElse(-1) + 1;

        private TrialRef ref() {
            return TrialRef.of(study, trial.number()).at(trial.attempt());
        }

        /** Takes one step; true if it was the last. */
        private boolean isEnded() {
            double value = value(trial.parameterValues(), step);
            if (step == STEPS) {
                tuner.tell(ref(), Outcome.complete(value));
                return true;
            }
            Advice advice = tuner.report(ref(), new Progress(step++, List.of(value), Map.of()));
            if (advice.verdict() == Advice.Kind.PRUNE) {
                tuner.tell(
                        ref(), new Outcome(new Outcome.Pruned(Optional.empty(), advice.reason()), Map.of(), Map.of()));
            }
            return advice.verdict() == Advice.Kind.PRUNE;
        }
    }
}
