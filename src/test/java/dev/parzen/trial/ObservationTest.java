package dev.parzen.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.ParameterValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final ParameterValue CHOSEN = ParameterValue.of(0.25);
    private static final ParameterValue PROPOSED = ParameterValue.of(0.75);

    @Test
    void showsOfARunningTrialAlsoWhatItWillChoose() {
        Observation observation = Observation.of(running(), List.of("memory")).orElseThrow();
        assertThat(observation.params())
                .containsOnly(
                        Map.entry("x", Choice.of(CHOSEN, Observations.X)),
                        Map.entry("y", new Choice(PROPOSED, Optional.empty())));
        assertThat(observation.isFeasible()).isTrue();
        assertThat(observation.value()).isNaN();
    }

    @Test
    void showsOfAFinishedTrialOnlyWhatItChose() {
        Trial complete = running().finished(Outcome.complete(3), Instant.EPOCH, Retries.of(1));
        Observation observation = Observation.of(complete, List.of()).orElseThrow();
        assertThat(observation.params()).containsOnlyKeys("x");
        assertThat(observation.value()).isEqualTo(3);
        assertThat(observation.isComplete()).isTrue();
    }

    @Test
    void countsAMissingConstraintAsBroken() {
        Trial complete = running().finished(Outcome.complete(3), Instant.EPOCH, Retries.of(1));
        assertThat(Observation.of(complete, List.of("memory")).orElseThrow().isFeasible())
                .isFalse();
    }

    @Test
    void showsOfFailedTrialsOnlyWhereTheyWere() {
        Trial failed = running().finished(Outcome.of(new Outcome.Failed("no", false)), Instant.EPOCH, Retries.of(1));
        assertThat(Observation.of(failed, List.of()))
                .contains(Observation.failed(0, Map.of("x", Choice.of(CHOSEN, Observations.X))));
    }

    @Test
    void showsAnAuditedTrialAsTheTrialThatItIs() {
        Trial audited = running().judged(new Pruning(3, "bad", true));
        assertThat(Observation.of(audited, List.of())).isEqualTo(Observation.of(running(), List.of()));
        assertThat(Observation.of(audited.finished(Outcome.complete(3), Instant.EPOCH, Retries.of(1)), List.of()))
                .isEqualTo(Observation.of(
                        running().finished(Outcome.complete(3), Instant.EPOCH, Retries.of(1)), List.of()));
    }

    @Test
    void hidesWaitingAndLostTrials() {
        Trial waiting = Trial.waiting(1, 1, 0);
        Trial lost = running().attemptEnded(EndedAttempt.Ending.LOST, "lost", Instant.EPOCH, Retries.of(1));
        assertThat(Observation.of(waiting, List.of())).isEmpty();
        assertThat(lost.stateName()).isEqualTo(TrialState.Name.FAILED);
        assertThat(Observation.of(lost, List.of())).isEmpty();
    }

    private static Trial running() {
        TrialDraft draft = new TrialDraft(1, 1, 0);
        draft.state = new TrialState.Running(new Lease(Optional.empty(), Instant.EPOCH, Instant.MAX));
        draft.proposal = Proposal.of(Map.of("x", PROPOSED, "y", PROPOSED));
        draft.params = Map.of("x", Choice.of(CHOSEN, Observations.X));
        return draft.build();
    }
}
