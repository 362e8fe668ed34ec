package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.analysis.Audit;
import dev.parzen.analysis.PruningBalance;
import dev.parzen.sampler.Random;
import dev.parzen.study.Budget;
import dev.parzen.study.Counts;
import dev.parzen.study.StudyDraft;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.trial.Direction;
import dev.parzen.trial.TrialState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LineDisplayTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Instant now = START;
    private final LineDisplay display = new LineDisplay(new PrintStream(output), () -> now, Duration.ofSeconds(5));

    @Test
    void printsALineEveryFewSeconds() {
        display.show(snapshot(0));
        now = START.plusSeconds(1);
        display.show(snapshot(1));
        now = START.plusSeconds(6);
        display.show(snapshot(2));
        assertThat(output.toString()).hasLineCount(2).startsWith("0/10 trials").contains("2/10 trials, best 0.5000");
    }

    @Test
    void countsTheTimeLeftFromWhatThisRunHasDone() {
        display.show(snapshot(5));
        now = START.plusSeconds(20);
        display.show(snapshot(7));
        assertThat(output.toString()).contains("about 30.0 s left");
    }

    @Test
    void endsWithTheLastState() {
        display.show(snapshot(9));
        now = START.plusSeconds(1);
        display.show(snapshot(10));
        display.close();
        assertThat(output.toString().trim()).endsWith("10/10 trials, best 0.5000");
    }

    @Test
    void countsCompleteTrialsWhereNoneIsBestByItself() {
        display.show(snapshot(3, List.of(Direction.MINIMIZE, Direction.MAXIMIZE), OptionalDouble.empty()));
        assertThat(output.toString().trim()).endsWith("3/10 trials, 3 complete");
    }

    @Test
    void saysHowManyArePruned() {
        StudySpecDraft spec = new StudySpecDraft("x", new Random(OptionalLong.of(1)));
        StudyDraft study = new StudyDraft(1, spec.build(), START);
        study.counts = new Counts(Map.of(TrialState.Name.COMPLETE, 5, TrialState.Name.PRUNED, 3));
        study.bestValue = OptionalDouble.of(0.5);
        display.show(new Snapshot(study.build(), List.of(), Optional.empty()));
        assertThat(output.toString().trim()).isEqualTo("8 trials, best 0.5000, 3 pruned");
    }

    @Test
    void saysWhatPruningSaves() {
        StudySpecDraft spec = new StudySpecDraft("x", new Random(OptionalLong.of(1)));
        spec.budget = Budget.ofTrials(100);
        StudyDraft study = new StudyDraft(1, spec.build(), START);
        study.counts = new Counts(Map.of(TrialState.Name.COMPLETE, 5, TrialState.Name.PRUNED, 3));
        study.bestValue = OptionalDouble.of(0.5);
        Audit none = new Audit(0, 0, 0, null, null, null);
        PruningBalance balance = new PruningBalance(5, 0, 0, 3, 0, 612, 840, null, none);
        display.show(new Snapshot(study.build(), List.of(), Optional.of(balance)));
        assertThat(output.toString().trim()).isEqualTo("8/100 trials, best 0.5000, 3 pruned, 612 epochs (840 saved)");
    }

    private static Snapshot snapshot(int done) {
        OptionalDouble best = done == 0 ? OptionalDouble.empty() : OptionalDouble.of(0.5);
        return snapshot(done, List.of(Direction.MINIMIZE), best);
    }

    private static Snapshot snapshot(int done, List<Direction> directions, OptionalDouble best) {
        StudySpecDraft spec = new StudySpecDraft("x", new Random(OptionalLong.of(1)));
        spec.directions = directions;
        spec.budget = Budget.ofTrials(10);
        StudyDraft study = new StudyDraft(1, spec.build(), START);
        study.firstAskAt = Optional.of(START);
        study.handedOut = done;
        study.counts = new Counts(Map.of(TrialState.Name.COMPLETE, done));
        study.bestValue = best;
        return new Snapshot(study.build(), List.of(), Optional.empty());
    }
}
