package dev.parzen.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.TrialState.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The state machine of a trial: every transition, and every one that is refused. */
class TrialTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TERM = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 2;

    private static final Trial WAITING = Trial.waiting(1, 10, 0);
    private static final Trial RUNNING = WAITING.claimed(lease("w1"), "tpe");
    private static final Trial COMPLETE = RUNNING.finished(Outcome.complete(0.5), NOW, Retries.of(ATTEMPTS));
    private static final Trial PRUNED = RUNNING.finished(pruned(Optional.empty()), NOW, Retries.of(ATTEMPTS));
    private static final Trial FAILED = RUNNING.finished(failed(false), NOW, Retries.of(ATTEMPTS));

    @Test
    void waitsThenRunsThenCompletes() {
        assertThat(WAITING.stateName()).isEqualTo(Name.WAITING);
        assertThat(RUNNING.lease()).contains(lease("w1"));
        assertThat(RUNNING.startedAt()).contains(NOW);
        assertThat(RUNNING.sampler()).contains("tpe");
        assertThat(COMPLETE.stateName()).isEqualTo(Name.COMPLETE);
        assertThat(COMPLETE.values()).contains(List.of(0.5));
        assertThat(COMPLETE.finishedAt()).contains(NOW);
        assertThat(COMPLETE.attempts())
                .as("an attempt with a result is none without")
                .isEmpty();
    }

    @Test
    void prunesWithTheValueOfItsHighestStep() {
        Trial reported = RUNNING.reported(report(4, 0.4)).reported(report(2, 0.2));
        assertThat(reported.finished(pruned(Optional.empty()), NOW, Retries.of(ATTEMPTS))
                        .values())
                .contains(List.of(0.4));
        Trial own = reported.finished(pruned(Optional.of(List.of(9.0))), NOW, Retries.of(ATTEMPTS));
        assertThat(own.values()).contains(List.of(9.0));
        Trial undefined =
                RUNNING.reported(report(4, Double.NaN)).finished(pruned(Optional.empty()), NOW, Retries.of(ATTEMPTS));
        assertThat(undefined.values()).isEmpty();
        assertThat(PRUNED.values()).isEmpty();
        assertThat(PRUNED.reason()).contains("too slow");
    }

    @Test
    void remembersTheLastVerdictAgainstIt() {
        Trial judged = RUNNING.judged(new Pruning(3, "bad", false)).judged(new Pruning(4, "worse", false));
        assertThat(judged.pruning()).contains(new Pruning(4, "worse", false));
        assertThat(judged.finished(Outcome.complete(1), NOW, Retries.of(1)).pruning())
                .as("whoever is told to give up may go on")
                .isEqualTo(judged.pruning());
        assertThat(judged.attemptEnded(Ending.LOST, "lost", NOW, Retries.of(2)).pruning())
                .as("it was about this attempt")
                .isEmpty();
        assertThat(judged.attemptEnded(Ending.LOST, "lost", NOW, Retries.of(1)).pruning())
                .as("there is no other attempt")
                .isEqualTo(judged.pruning());
    }

    @Test
    void isAuditedOnceAndForAll() {
        Pruning first = new Pruning(3, "bad", true);
        Trial audited = RUNNING.judged(first);
        assertThat(audited.isAudited()).isTrue();
        assertThat(RUNNING.judged(new Pruning(3, "bad", false)).isAudited()).isFalse();
        assertThat(audited.judged(new Pruning(4, "worse", false))).isEqualTo(audited);
        Trial again = audited.attemptEnded(Ending.LOST, "lost", NOW, Retries.of(2));
        assertThat(again.pruning()).contains(first);
        assertThat(again.claimed(lease("w2"), "tpe").finished(pruned(Optional.empty()), NOW, Retries.of(2)))
                .extracting(Trial::stateName, Trial::pruning)
                .as("both facts")
                .containsExactly(Name.PRUNED, Optional.of(first));
    }

    @Test
    void failsWhenItsValueIsNaN() {
        Trial complete = RUNNING.finished(Outcome.complete(Double.NaN), NOW, Retries.of(ATTEMPTS));
        assertThat(complete.stateName()).isEqualTo(Name.FAILED);
        assertThat(complete.reason().orElseThrow()).contains("NaN");
        Trial pruned = RUNNING.finished(pruned(Optional.of(List.of(Double.NaN))), NOW, Retries.of(ATTEMPTS));
        assertThat(pruned.stateName()).isEqualTo(Name.FAILED);
        Trial infinite = RUNNING.finished(Outcome.complete(Double.POSITIVE_INFINITY), NOW, Retries.of(ATTEMPTS));
        assertThat(infinite.values()).contains(List.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void waitsAgainWhileAttemptsAreLeftAndFailsAfterTheLast() {
        Trial again = RUNNING.finished(failed(true), NOW, Retries.of(ATTEMPTS));
        assertThat(again.stateName()).isEqualTo(Name.WAITING);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.waitsForAnotherAttempt()).isTrue();
        assertThat(again.attempts())
                .containsExactly(new EndedAttempt(1, Optional.of("w1"), NOW, NOW, Ending.ERROR, "oom"));

        Trial end = again.claimed(lease("w2"), "tpe").attemptEnded(Ending.LOST, "lost", NOW, Retries.of(ATTEMPTS));
        assertThat(end.stateName()).isEqualTo(Name.FAILED);
        assertThat(end.reason()).contains("lost (attempt 2 of 2)");
        assertThat(end.attempts()).hasSize(2);
    }

    @Test
    void failsAtOnceWhenItMayNotBeRetried() {
        assertThat(FAILED.stateName()).isEqualTo(Name.FAILED);
        assertThat(FAILED.reason()).contains("oom");
        assertThat(FAILED.attempts()).as("the last one is listed").hasSize(1);
    }

    @Test
    void getsAnotherAttemptAfterThoseEndingsOnlyThatTheStudySays() {
        for (Ending retried : Ending.values()) {
            Retries retries = new Retries(5, Set.of(retried));
            for (Ending ending : Ending.values()) {
                Trial after = RUNNING.attemptEnded(ending, "because", NOW, retries);
                assertThat(after.attempts())
                        .containsExactly(new EndedAttempt(1, Optional.of("w1"), NOW, NOW, ending, "because"));
                assertThat(after.state())
                        .as("%s, retried: %s", ending, retried)
                        .isEqualTo(ending == retried ? new TrialState.Waiting() : new TrialState.Failed("because"));
            }
            assertThat(RUNNING.finished(failed(true), NOW, retries).isFinished())
                    .isEqualTo(retried != Ending.ERROR);
            assertThat(RUNNING.finished(failed(false), NOW, retries).isFinished())
                    .isTrue();
        }
    }

    @Test
    void tellsHowEachAttemptEndedAlsoAfterACompletion() {
        Trial trial = RUNNING;
        for (Ending ending : Ending.values()) {
            trial = trial.attemptEnded(ending, "why " + ending, NOW, Retries.of(9))
                    .claimed(lease("after " + ending), "tpe");
        }
        Trial complete = trial.finished(Outcome.complete(1), NOW, Retries.of(9));
        assertThat(complete.attempts())
                .extracting(EndedAttempt::ended, EndedAttempt::reason)
                .containsExactly(
                        tuple(Ending.LOST, "why LOST"),
                        tuple(Ending.ERROR, "why ERROR"),
                        tuple(Ending.RELEASED, "why RELEASED"));
        assertThat(complete.attempts())
                .extracting(ended -> ended.worker().orElseThrow())
                .containsExactly("w1", "after LOST", "after ERROR");
    }

    @Test
    void releasesWithoutSpendingAttempts() {
        Trial trial = RUNNING;
        for (int i = 0; i < 5; i++) {
            trial = trial.attemptEnded(Ending.RELEASED, "preempted", NOW, Retries.of(1))
                    .claimed(lease("w1"), "tpe");
        }
        assertThat(trial.attempt()).isEqualTo(6);
        assertThat(trial.attemptEnded(Ending.LOST, "lost", NOW, Retries.of(1)).stateName())
                .isEqualTo(Name.FAILED);
    }

    @Test
    void keepsParametersAndReportsOverItsAttempts() {
        Choice choice = Choice.of(ParameterValue.of(0.5), FloatRange.of(0, 1));
        Trial again = RUNNING.chosen("x", choice)
                .reported(report(0, 0.9))
                .attemptEnded(Ending.LOST, "lost", NOW, Retries.of(ATTEMPTS));
        assertThat(again.params()).containsEntry("x", choice);
        assertThat(again.reports()).hasSize(1);
        assertThat(again.claimed(lease("w2"), "tpe").parameterValues()).containsEntry("x", ParameterValue.of(0.5));
    }

    @Test
    void neverChangesAParameterThatIsChosen() {
        Trial chosen = RUNNING.chosen("x", Choice.of(ParameterValue.of(0.5), FloatRange.of(0, 1)));
        assertThat(chosen.chosen("x", Choice.of(ParameterValue.of(0.9), FloatRange.of(0, 1))))
                .isEqualTo(chosen);
    }

    @Test
    void replacesTheReportOfAStep() {
        Trial trial = RUNNING.reported(report(3, 1)).reported(report(1, 2)).reported(report(3, 3));
        assertThat(trial.reports()).extracting(Report::step).containsExactly(1, 3);
        assertThat(trial.reports()).extracting(Report::value).containsExactly(2.0, 3.0);
    }

    @Test
    void renewsALeaseButNeverShortensIt() {
        Trial renewed = RUNNING.renewed(NOW.plusSeconds(300));
        assertThat(renewed.lease().orElseThrow().until()).isEqualTo(NOW.plusSeconds(300));
        assertThat(renewed.renewed(NOW.plusSeconds(100))).isEqualTo(renewed);
        assertThat(lease("w").isExpired(NOW.plus(TERM))).isFalse();
        assertThat(lease("w").isExpired(NOW.plus(TERM).plusNanos(1000))).isTrue();
    }

    @Test
    void showsWhatWasGivenWhileItWaitsUntouched() {
        Map<String, ParameterValue> given = Map.of("x", ParameterValue.of(0.5));
        Trial queued = WAITING.queued(given, Map.of("who", "\"me\""), NOW);
        assertThat(queued.parameterValues()).isEqualTo(given);
        assertThat(queued.queuedAt()).contains(NOW);
        assertThat(queued.claimed(lease("w"), "tpe").parameterValues()).isEmpty();
    }

    @Test
    void measuresViolationOfConstraints() {
        Trial told = RUNNING.finished(
                new Outcome(new Outcome.Complete(List.of(1.0)), Map.of("a", 2.0, "b", -5.0, "c", 0.5), Map.of()),
                NOW,
                Retries.of(ATTEMPTS));
        assertThat(told.violation(List.of("a", "b"))).isEqualTo(2.5);
        assertThat(told.violation(List.of("missing"))).isInfinite();
        assertThat(COMPLETE.violation(List.of())).isZero();
    }

    @Test
    void givesUpWhatWaits() {
        Trial abandoned = WAITING.abandoned("time is over", NOW);
        assertThat(abandoned.stateName()).isEqualTo(Name.FAILED);
        assertThat(abandoned.reason()).contains("time is over");
    }

    /** Every verb in every state in which it makes no sense. */
    @TestFactory
    Stream<DynamicTest> refusesWhatItsStateDoesNotAllow() {
        Map<String, UnaryOperator<Trial>> whileRunning = Map.of(
                "reported", trial -> trial.reported(report(0, 1)),
                "renewed", trial -> trial.renewed(NOW),
                "finished", trial -> trial.finished(Outcome.complete(1), NOW, Retries.of(1)),
                "attemptEnded", trial -> trial.attemptEnded(Ending.LOST, "x", NOW, Retries.of(1)),
                "chosen", trial -> trial.chosen("x", Choice.of(ParameterValue.of(0.5), FloatRange.of(0, 1))),
                "judged", trial -> trial.judged(new Pruning(0, "bad", false)),
                "proposed", trial -> trial.proposed(Proposal.NONE));
        Map<String, UnaryOperator<Trial>> whileWaiting = Map.of(
                "claimed", trial -> trial.claimed(lease("w"), "tpe"),
                "queued", trial -> trial.queued(Map.of(), Map.of(), NOW),
                "abandoned", trial -> trial.abandoned("x", NOW));
        return Stream.concat(
                refusals(whileRunning, List.of(WAITING, COMPLETE, PRUNED, FAILED)),
                refusals(whileWaiting, List.of(RUNNING, COMPLETE, PRUNED, FAILED)));
    }

    private static Stream<DynamicTest> refusals(Map<String, UnaryOperator<Trial>> verbs, List<Trial> trials) {
        return verbs.entrySet().stream()
                .flatMap(verb -> trials.stream()
                        .map(trial -> DynamicTest.dynamicTest(
                                verb.getKey() + " while " + trial.stateName(),
                                () -> assertThatThrownBy(() -> verb.getValue().apply(trial))
                                        .isInstanceOf(IllegalTransitionException.class)
                                        .hasMessageContaining(trial.stateName().name()))));
    }

    private static Lease lease(String worker) {
        return new Lease(Optional.of(worker), NOW, NOW.plus(TERM));
    }

    private static Report report(int step, double value) {
        return new Report(step, List.of(value), Map.of(), NOW);
    }

    private static Outcome pruned(Optional<List<Double>> values) {
        return Outcome.of(new Outcome.Pruned(values, Optional.of("too slow")));
    }

    private static Outcome failed(boolean retryable) {
        return Outcome.of(new Outcome.Failed("oom", retryable));
    }
}
