package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.study.Counts;
import dev.parzen.study.StudyDraft;
import dev.parzen.study.StudySpec;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostTrialsTest {
    private static final PoolName DEAD = new PoolName("here", 11, 1);
    private static final PoolName ALIVE = new PoolName("here", 11, 2);

    private final ScriptedTuner tuner = new ScriptedTuner(0);

    @Test
    void spendsAnAttemptOfTrialsUnderWhichAProcessDied() {
        lost(held(0, DEAD + "-1"), held(1, ALIVE + "-1"), held(2, "someone")).died(DEAD, 134);
        assertThat(tuner.told).containsOnlyKeys(0);
        assertThat(tuner.told.get(0).result())
                .isEqualTo(new Outcome.Failed("The worker's process ended with exit code 134.", true));
    }

    @Test
    void givesBackTrialsOfAServerThatIsGone() {
        lost(held(0, DEAD + "-1"), held(1, "pool-there-11.1-1"), held(2, "someone"))
                .orphaned("here", 11);
        assertThat(tuner.released).containsOnlyKeys(0);
        assertThat(tuner.told).isEmpty();
    }

    @Test
    void leavesATrialThatSomeoneElseHasDealtWith() {
        tuner.isLost = true;
        lost(held(0, DEAD + "-1")).died(DEAD, 1);
        assertThat(tuner.told).isEmpty();
    }

    private LostTrials lost(Trial... running) {
        StudySpec spec = ScriptedTuner.spec(new ObjectiveSpec.External(), Duration.ofMinutes(1));
        StudyDraft study = new StudyDraft(7, spec, ScriptedTuner.START);
        study.handedOut = running.length;
        study.counts = new Counts(Map.of(TrialState.Name.RUNNING, running.length));
        return new LostTrials(new FixedStudies(List.of(study.build()), List.of(running)), tuner);
    }

    private static Trial held(int number, String worker) {
        Lease lease = new Lease(Optional.of(worker), ScriptedTuner.START, ScriptedTuner.START);
        return Trial.waiting(7, number, number).claimed(lease, "random");
    }
}
