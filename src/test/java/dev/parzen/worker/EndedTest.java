package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.ObjectiveSpec.Steps;
import dev.parzen.study.Answers.Advice;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndedTest {
    private static final Optional<Steps> EPOCHS = Optional.of(new Steps(50, "epoch"));
    private static final Optional<Steps> UNKNOWN = Optional.empty();

    @Test
    void tellsEarlyStoppingFromTheEndOfATraining() {
        assertThat(sentence(Outcome.complete(0.25), 50, EPOCHS))
                .isEqualTo("complete after 50 of 50 epochs in 3.2 s: 0.25");
        Outcome early = Outcome.of(new Outcome.Complete(List.of(0.25), Optional.of("Early stopping: enough.")));
        assertThat(sentence(early, 12, EPOCHS))
                .isEqualTo("complete after 12 of 50 epochs by early stopping in 3.2 s: 0.25");
    }

    @Test
    void tellsThatTimeWasUp() {
        Outcome outOfTime = Outcome.of(new Outcome.Complete(List.of(0.25), Optional.of("Time limit: enough.")));
        assertThat(sentence(outOfTime, 12, EPOCHS))
                .isEqualTo("complete after 12 of 50 epochs at its time limit in 3.2 s: 0.25");
    }

    @Test
    void tellsThePrunerFromTheEndOfTheStudy() {
        assertThat(sentence(Advice.Kind.PRUNE, "Step 7: 0.4 is worse than the median 0.3 of 14 trials."))
                .isEqualTo(
                        "pruned after 8 of 50 epochs in 3.2 s: Step 7: 0.4 is worse than the median 0.3 of 14 trials.");
        assertThat(sentence(Advice.Kind.STOP, "The study's target 0.1 is reached."))
                .isEqualTo("stopped with the study after 8 of 50 epochs in 3.2 s: The study's target 0.1 is reached.");
    }

    @Test
    void countsTheFoldsOfACrossValidation() {
        assertThat(sentence(Outcome.complete(0.25), 5, Optional.of(new Steps(5, "fold"))))
                .isEqualTo("complete after 5 of 5 folds in 3.2 s: 0.25");
    }

    @Test
    void tellsFailures() {
        assertThat(sentence(Attempt.failed("a loss became NaN", false), 1, EPOCHS))
                .isEqualTo("failed after 1 of 50 epochs in 3.2 s: a loss became NaN");
        assertThat(sentence(Attempt.failed("disk on fire", true), 0, UNKNOWN))
                .isEqualTo("failed in 3.2 s, and goes back for another attempt");
    }

    @Test
    void knowsNoEpochsOfOtherObjectives() {
        assertThat(sentence(Outcome.complete(0.25, 3), 1, UNKNOWN))
                .isEqualTo("complete after 1 step in 3.2 s: [0.25, 3.0]");
        assertThat(sentence(Outcome.complete(0.25), 0, UNKNOWN)).isEqualTo("complete in 3.2 s: 0.25");
    }

    private static String sentence(Outcome outcome, int steps, Optional<Steps> most) {
        return new Ended(told(outcome), steps, most, Optional.empty()).sentence(3.2);
    }

    private static String sentence(Advice.Kind kind, String reason) {
        Advice advice = new Advice(kind, Optional.of(reason), ScriptedTuner.START);
        Trial trial = told(Outcome.of(new Outcome.Pruned(Optional.empty(), advice.reason())));
        return new Ended(trial, 8, EPOCHS, Optional.of(advice)).sentence(3.2);
    }

    private static Trial told(Outcome outcome) {
        Lease lease = new Lease(Optional.empty(), ScriptedTuner.START, ScriptedTuner.START);
        return Trial.waiting(7, 0, 0).claimed(lease, "random").finished(outcome, ScriptedTuner.START, Retries.of(3));
    }
}
