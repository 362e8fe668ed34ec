package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.analysis.Audit;
import dev.parzen.analysis.PruningBalance;
import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.sampler.Random;
import dev.parzen.study.Budget;
import dev.parzen.study.Counts;
import dev.parzen.study.StudyDraft;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BarLineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int TERMINAL = 79;

    private final BarLine line = new BarLine(true);

    @Test
    void hasRoomForABarAndEverythingElseIn80Columns() {
        String text = line.of(snapshot(50, 100, running(97, 13, 0.56781)), left(192), TERMINAL);
        assertThat(text)
                .hasSize(TERMINAL)
                .matches("\\|█+.? *\\| 50/100  best 0\\.05452  trial 97 epoch 13/200 0\\.5678  3:12 left");
        assertThat(barOf(text))
                .hasSizeGreaterThanOrEqualTo(10)
                .startsWith("█".repeat(barOf(text).length() / 2));
    }

    @Test
    void saysTheSameInFewerWordsWhereNumbersAreLong() {
        String text = line.of(snapshot(999, 1000, running(1003, 150, 1.2341e-5)), left(36_061), TERMINAL);
        assertThat(text).endsWith(" 999/1000  best 0.05452  #1003 150/200 1.234e-05  10:01:01 left");
        assertThat(barOf(text)).hasSizeGreaterThanOrEqualTo(10).endsWith("▉");
    }

    @Test
    void keepsTheBarOnANarrowTerminal() {
        String text = line.of(snapshot(50, 100, running(97, 13, 0.5678)), left(192), 50);
        assertThat(text).hasSize(50).endsWith("| 50/100  best 0.05452  3:12 left");
        assertThat(line.of(snapshot(50, 100), left(192), 20)).isEqualTo("50/100  best 0.05452  3:12 left");
    }

    @Test
    void isEmptyAtTheBeginningAndFullAtTheEnd() {
        assertThat(barOf(line.of(snapshot(0, 10), Optional.empty(), TERMINAL))).isBlank();
        assertThat(barOf(line.of(snapshot(10, 10), Optional.empty(), TERMINAL))).matches("█+");
        assertThat(barOf(new BarLine(false).of(snapshot(5, 10), Optional.empty(), TERMINAL)))
                .matches("(=+) {25}")
                .hasSize(50);
    }

    @Test
    void hasNoBarWithoutANumberOfTrials() {
        assertThat(line.of(snapshot(7, 0, running(8, 2, 0.5)), Optional.empty(), TERMINAL))
                .isEqualTo("7 trials  best 0.05452  trial 8 epoch 2/200 0.5000");
    }

    @Test
    void hasRoomForWhatPruningSavesIn80Columns() {
        String text = line.of(pruning(612, 840, running(97, 13, 0.5678)), left(192), TERMINAL);
        assertThat(text)
                .hasSize(TERMINAL)
                .endsWith("| 50/100  best 0.05452  12 pruned  625 epochs (840 saved)  3:12 left");
        assertThat(barOf(text)).hasSizeGreaterThanOrEqualTo(10);
        assertThat(line.of(pruning(612, 840, running(97, 13, 0.5678)), left(192), 100))
                .hasSize(100)
                .endsWith("| 50/100  best 0.05452  12 pruned  625 epochs (840 saved)  #97 13/200 0.5678  3:12 left");
    }

    @Test
    void shortensLargeNumbersOfEpochs() {
        assertThat(line.of(pruning(12_345, 98_765), left(192), TERMINAL))
                .endsWith("| 50/100  best 0.05452  12 pruned  12k epochs (98k saved)  3:12 left");
        assertThat(line.of(pruning(9_999, 0), left(192), TERMINAL))
                .endsWith("| 50/100  best 0.05452  12 pruned  9999 epochs  3:12 left");
    }

    private static Snapshot pruning(int spent, int saved, Trial... running) {
        Snapshot plain = snapshot(50, 100, running);
        Audit none = new Audit(0, 0, 0, null, null, null);
        return new Snapshot(
                plain.study(),
                plain.running(),
                Optional.of(new PruningBalance(38, 4, 0, 12, 0, spent, saved, null, none)));
    }

    private static String barOf(String text) {
        return text.substring(1, text.lastIndexOf('|'));
    }

    private static Optional<Duration> left(int seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static Trial running(int number, int epoch, double value) {
        Trial trial = Trial.waiting(1, number, number).claimed(new Lease(Optional.of("w"), START, START), "random");
        for (int step = 0; step < epoch; step++) {
            trial = trial.reported(new Report(step, List.of(value), Map.of(), START));
        }
        return trial;
    }

    private static Snapshot snapshot(int done, int total, Trial... running) {
        NetworkDraft draft = new NetworkDraft();
        draft.epochs = 200;
        NeuralNetwork network = draft.build();
        StudySpecDraft spec = new StudySpecDraft("x", new Random(OptionalLong.of(1)));
        spec.objective = network;
        spec.budget = total == 0 ? Budget.UNLIMITED : Budget.ofTrials(total);
        StudyDraft study = new StudyDraft(1, spec.build(), START);
        study.firstAskAt = Optional.of(START);
        study.handedOut = done;
        study.counts = new Counts(Map.of(TrialState.Name.COMPLETE, done));
        study.bestValue = OptionalDouble.of(0.054521);
        return new Snapshot(study.build(), List.of(running), Optional.empty());
    }
}
