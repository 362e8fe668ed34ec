package dev.parzen.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.trial.Direction;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Report;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PruningTallyTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Outcome COMPLETE = Outcome.complete(1);
    private static final Outcome PRUNED = Outcome.of(new Outcome.Pruned(Optional.empty(), Optional.of("worse")));
    private static final OptionalInt UNKNOWN = OptionalInt.empty();
    private static final Audit NO_AUDIT = new Audit(0, 0, 0, null, null, null);

    private int number;

    @Test
    void isNothingWithoutTrials() {
        assertThat(balance(UNKNOWN)).isEqualTo(new PruningBalance(0, 0, 0, 0, 0, 0, 0, null, NO_AUDIT));
        assertThat(balance(OptionalInt.of(50)).epochsSavedAtMost()).isZero();
    }

    /** 2 → mean of 10, 20 and 30 less 2; 12 → mean of 20 and 30 less 12; 30 → 0; 31 → nobody came as far. */
    @Test
    void savesWhatThoseNeededThatCameAsFar() {
        PruningBalance balance = balance(
                OptionalInt.of(40),
                ended(10, COMPLETE),
                ended(30, COMPLETE),
                ended(20, COMPLETE),
                ended(2, PRUNED),
                ended(12, PRUNED),
                ended(30, PRUNED),
                ended(31, PRUNED));
        assertThat(balance).isEqualTo(new PruningBalance(3, 0, 0, 4, 0, 135, 18 + 13, 38L + 28 + 10 + 9, NO_AUDIT));
    }

    @Test
    void savesNothingThatAnybodyKnowsOfWhileNoneIsComplete() {
        assertThat(balance(UNKNOWN, ended(3, PRUNED)))
                .isEqualTo(new PruningBalance(0, 0, 0, 1, 0, 3, 0, null, NO_AUDIT));
    }

    @Test
    void countsStepsOfRunningAndFailedTrialsToo() {
        PruningBalance balance =
                balance(UNKNOWN, running(4), ended(3, Outcome.of(new Outcome.Failed("NaN", false))), running(0));
        assertThat(balance).isEqualTo(new PruningBalance(0, 0, 0, 0, 0, 7, 0, null, NO_AUDIT));
    }

    @Test
    void learnsNoLengthsFromTrialsWithoutReports() {
        PruningBalance balance =
                balance(OptionalInt.of(9), ended(0, COMPLETE), ended(6, COMPLETE), ended(2, PRUNED), ended(0, PRUNED));
        assertThat(balance).isEqualTo(new PruningBalance(2, 0, 0, 2, 0, 8, 4, 7L, NO_AUDIT));
    }

    @Test
    void tellsEarlyStoppingThePrunerAndTheEndOfTheStudyApart() {
        PruningBalance balance = balance(
                OptionalInt.of(50),
                ended(50, with(COMPLETE, "\"completed\"")),
                ended(12, with(COMPLETE, "\"early-stopped\"")),
                ended(8, with(PRUNED, "\"pruned\"")),
                ended(20, with(PRUNED, "\"study-ended\"")));
        assertThat(balance).isEqualTo(new PruningBalance(2, 1, 0, 1, 1, 90, 31 - 8, 42L, NO_AUDIT));
    }

    @Test
    void takesAReasonOfACompleteTrialForEarlyStopping() {
        Outcome patient = Outcome.of(new Outcome.Complete(List.of(1.0), Optional.of("Early stopping: enough.")));
        assertThat(balance(UNKNOWN, ended(5, patient), ended(9, COMPLETE)).earlyStopped())
                .isOne();
    }

    @Test
    void countsTrialsWhoseTimeWasUp() {
        Outcome slow = Outcome.of(new Outcome.Complete(List.of(1.0), Optional.of("Time limit: enough.")));
        PruningBalance balance =
                balance(UNKNOWN, ended(5, slow), ended(7, with(COMPLETE, "\"time-limit\"")), ended(9, COMPLETE));
        assertThat(balance.timeLimited()).isEqualTo(2);
        assertThat(balance.earlyStopped()).isZero();
        assertThat(balance.complete()).isEqualTo(3);
    }

    @Test
    void takesNoOtherReasonForEarlyStopping() {
        Outcome satisfied = Outcome.of(new Outcome.Complete(List.of(1.0), Optional.of("Good enough.")));
        assertThat(balance(UNKNOWN, ended(5, satisfied)).earlyStopped()).isZero();
    }

    @Test
    void savesNothingWhereTheStudyStopped() {
        Outcome stopped = Outcome.of(
                new Outcome.Pruned(Optional.empty(), Optional.of("The study was stopped. Its target 0.1 is reached.")));
        PruningBalance balance = balance(UNKNOWN, ended(9, COMPLETE), ended(5, stopped));
        assertThat(balance.endedWithStudy()).isOne();
        assertThat(balance.pruned()).isZero();
        assertThat(balance.epochsSaved()).isZero();
    }

    /** Against the formula itself, for trials in any order. */
    @Test
    void equalsTheMeanResidualLife() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                trials.add(ended(1 + random.nextInt(25), random.nextBoolean() ? COMPLETE : PRUNED));
            }
            Collections.shuffle(trials, random);
            double saved = trials.stream()
                    .filter(trial -> trial.stateName().name().equals("PRUNED"))
                    .mapToInt(trial -> trial.reports().size())
                    .mapToDouble(steps -> trials.stream()
                            .filter(trial -> trial.stateName().name().equals("COMPLETE"))
                            .mapToInt(trial -> trial.reports().size() - steps)
                            .filter(more -> more >= 0)
                            .average()
                            .orElse(0))
                    .sum();
            assertThat(balance(UNKNOWN, trials.toArray(Trial[]::new)).epochsSaved())
                    .as("seed %d", seed)
                    .isEqualTo(Math.round(saved))
                    .isPositive();
        }
    }

    private static PruningBalance balance(OptionalInt mostSteps, Trial... trials) {
        PruningTally tally = new PruningTally(List.of(Direction.MINIMIZE), List.of(), mostSteps);
        List.of(trials).forEach(tally);
        return tally.balance();
    }

    private static Outcome with(Outcome outcome, String endedBy) {
        return new Outcome(outcome.result(), Map.of(), Map.of("endedBy", endedBy));
    }

    private Trial ended(int steps, Outcome outcome) {
        return running(steps).finished(outcome, START, Retries.of(1));
    }

    private Trial running(int steps) {
        Trial trial = Trial.waiting(1, number, number++).claimed(new Lease(Optional.empty(), START, START), "random");
        for (int step = 0; step < steps; step++) {
            trial = trial.reported(new Report(step, List.of(1.0), Map.of(), START));
        }
        return trial;
    }
}
