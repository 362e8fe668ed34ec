package dev.parzen.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.trial.Direction;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Report;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTallyTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Direction> SMALL = List.of(Direction.MINIMIZE);
    private static final List<Direction> SMALL_AND_LARGE = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);

    private int number;

    @Test
    void hasNoShareOfNothing() {
        assertThat(audit(SMALL, complete(1, 0.5))).isEqualTo(new Audit(0, 0, 0, null, null, null));
        assertThat(audit(SMALL, complete(1, 0.5), audited(2))).isEqualTo(new Audit(1, 0, 0, null, null, null));
    }

    @Test
    void isWrongWhereANewBestWouldHaveBeenLost() {
        assertThat(audit(SMALL, complete(1, 0.5), complete(1, 0.7), let(2, 3, 0.4))
                        .wrong())
                .isOne();
        assertThat(audit(SMALL, complete(1, 0.5), complete(1, 0.7), let(2, 3, 0.6))
                        .wrong())
                .isZero();
        assertThat(audit(SMALL, complete(1, 0.5), let(2, 3, 0.5)).wrong()).isZero();
        List<Direction> large = List.of(Direction.MAXIMIZE);
        assertThat(audit(large, complete(1, 0.5), let(2, 3, 0.6)).wrong()).isOne();
    }

    /** What was complete when the report arrived counts, not what came later; the order of the trials does not matter. */
    @Test
    void knowsWhatWasCompleteWhenTheVerdictFell() {
        Trial early = complete(1, 0.5);
        Trial late = complete(4, 0.1);
        Trial letGoOn = let(3, 5, 0.4);
        assertThat(audit(SMALL, early, late, letGoOn)).isEqualTo(audit(SMALL, letGoOn, late, early));
        assertThat(audit(SMALL, early, late, letGoOn).wrong()).isOne();
        assertThat(audit(SMALL, early, late, let(4, 5, 0.4)).wrong())
                .as("complete by then")
                .isZero();
    }

    @Test
    void comparesWithThoseThatWereFasterWhereNoneWasComplete() {
        assertThat(audit(SMALL, let(2, 5, 0.4), complete(4, 0.3)).wrong()).isZero();
        assertThat(audit(SMALL, let(2, 5, 0.4), complete(6, 0.3)).wrong()).isOne();
        assertThat(audit(SMALL, let(2, 5, 0.4)).wrong()).as("the only one").isOne();
    }

    @Test
    void countsWhoFailedByItselfAsRightlyGivenUp() {
        Trial failed = audited(2).finished(Outcome.of(new Outcome.Failed("NaN", false)), at(3), Retries.of(1));
        Trial lost = audited(2).attemptEnded(Ending.LOST, "gone", at(3), Retries.of(1));
        Trial stopped = audited(2)
                .finished(Outcome.of(new Outcome.Pruned(Optional.empty(), Optional.empty())), at(3), Retries.of(1));
        Audit audit = audit(SMALL, complete(1, 0.5), failed, lost, stopped, let(2, 3, 0.4), let(2, 3, 0.6), audited(2));
        assertThat(audit.trials()).isEqualTo(6);
        assertThat(audit.finished()).isEqualTo(3);
        assertThat(audit.wrong()).isEqualTo(1);
        assertThat(audit.share()).isCloseTo(1.0 / 3, within(1e-15));
        // Wilson's interval for 1 of 3, computed apart in Python
        assertThat(audit.low()).isCloseTo(0.0614919, within(1e-6));
        assertThat(audit.high()).isCloseTo(0.7923404, within(1e-6));
    }

    @Test
    void leavesInfeasibleTrialsOut() {
        List<String> memory = List.of("memory");
        Trial infeasible = constrained(running(), 1, 0.1, 5);
        Trial feasible = constrained(running(), 1, 0.5, -1);
        assertThat(audit(memory, infeasible, feasible, constrained(audited(2), 3, 0.4, 0))
                        .wrong())
                .isOne();
        assertThat(audit(memory, infeasible, feasible, constrained(audited(2), 3, 0.4, 1))
                        .wrong())
                .isZero();
    }

    @Test
    void losesAPointOfTheFrontWithSeveralDirections() {
        Trial one = complete(1, 1, 5);
        Trial other = complete(1, 2, 7);
        assertThat(audit(SMALL_AND_LARGE, one, other, let(2, 3, 3, 8)).wrong()).isOne();
        assertThat(audit(SMALL_AND_LARGE, one, other, let(2, 3, 2, 6)).wrong())
                .as("dominated")
                .isZero();
        assertThat(audit(SMALL_AND_LARGE, one, other, let(2, 3, 2, 7)).wrong())
                .as("equal")
                .isZero();
    }

    private static Audit audit(List<Direction> directions, Trial... trials) {
        AuditTally tally = new AuditTally(directions, List.of());
        List.of(trials).forEach(tally::add);
        return tally.audit();
    }

    private static Audit audit(List<String> constraints, Trial one, Trial other, Trial audited) {
        AuditTally tally = new AuditTally(SMALL, constraints);
        List.of(one, other, audited).forEach(tally::add);
        return tally.audit();
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    /** One that completes at this second. */
    private Trial complete(int second, double... values) {
        return running().finished(Outcome.complete(values), at(second), Retries.of(1));
    }

    /** One that should be pruned by its report of this second. */
    private Trial audited(int second) {
        return running()
                .reported(new Report(6, List.of(9.0, 9.0), Map.of(), at(0)))
                .reported(new Report(7, List.of(9.0, 9.0), Map.of(), at(second)))
                .judged(new Pruning(7, "worse", true));
    }

    /** One that was let go on, and completed. */
    private Trial let(int verdictAt, int end, double... values) {
        Trial later = audited(verdictAt).reported(new Report(8, List.of(1.0, 1.0), Map.of(), at(end)));
        return later.finished(Outcome.complete(values), at(end), Retries.of(1));
    }

    private static Trial constrained(Trial running, int end, double value, double memory) {
        Outcome outcome = new Outcome(Outcome.complete(value).result(), Map.of("memory", memory), Map.of());
        return running.finished(outcome, at(end), Retries.of(1));
    }

    private Trial running() {
        return Trial.waiting(1, number, number++).claimed(new Lease(Optional.empty(), START, START), "random");
    }
}
