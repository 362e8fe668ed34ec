package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.network.Checkpointing;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.Checkpoints.State;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialCheckpointsTest {
    private static final State STATE = target -> target.write("state".getBytes(StandardCharsets.UTF_8));
    private static final Lease LEASE = new Lease(Optional.empty(), ScriptedTuner.START, ScriptedTuner.START);
    private static final Progress STAYS = (step, values, metrics) -> true;

    @TempDir
    Path home;

    private final KeptFiles files = new KeptFiles();
    private final AtomicLong now = new AtomicLong(17);
    private Scratch scratch;

    @BeforeEach
    void makeRoom() {
        scratch = Scratch.under(home);
    }

    @AfterEach
    void leavesNothingOnThisMachine() throws IOException {
        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void waitsBetweenCheckpoints() {
        Checkpoints checkpoints = of(1, new Checkpointing(1, Duration.ofSeconds(30), 1));
        for (int epoch = 0; epoch < 10; epoch++) {
            now.addAndGet(Duration.ofSeconds(8).toNanos());
            assertThat(checkpoints.afterEpoch(epoch, STATE)).isTrue();
        }
        assertThat(files.checkpoints.get(0).keySet()).containsExactly(3, 7);
    }

    /** A state that takes two seconds to leave is left every forty. */
    @Test
    void spendsATwentiethOfTheTimeAtMost() {
        Checkpoints checkpoints = of(1, new Checkpointing(1, Duration.ofSeconds(1), 1));
        for (int epoch = 0; epoch < 40; epoch++) {
            now.addAndGet(Duration.ofSeconds(8).toNanos());
            checkpoints.afterEpoch(
                    epoch, target -> now.addAndGet(Duration.ofSeconds(2).toNanos()));
        }
        assertThat(files.checkpoints.get(0).keySet()).containsExactly(0, 5, 10, 15, 20, 25, 30, 35);
    }

    @Test
    void leavesOneAfterEverySoManyEpochs() {
        Checkpoints checkpoints = of(1, new Checkpointing(3, Duration.ofSeconds(0), 2));
        for (int epoch = 0; epoch < 8; epoch++) {
            checkpoints.afterEpoch(epoch, STATE);
        }
        assertThat(files.checkpoints.get(0).keySet()).containsExactly(2, 5);
    }

    @Test
    void leavesNoneIfNoneAreWanted() {
        TrialCheckpoints checkpoints =
                new TrialCheckpoints(files, scratch, trial(2), Optional.empty(), new Leaving(), now::get);
        checkpoints.restore(source -> Optional.empty());
        assertThat(checkpoints.afterEpoch(0, STATE)).isTrue();
        assertThat(files.checkpoints).isEmpty();
    }

    @Test
    void takesUpTheLatestThatIsWhole() {
        files.checkpoints.put(
                0,
                new TreeMap<>(Map.of(
                        3, "good".getBytes(StandardCharsets.UTF_8),
                        5, "good".getBytes(StandardCharsets.UTF_8),
                        9, "bad".getBytes(StandardCharsets.UTF_8))));
        TrialCheckpoints checkpoints = of(2, Checkpointing.DEFAULTS);
        List<String> offered = new ArrayList<>();
        checkpoints.restore(source -> {
            offered.add(new String(source.readAllBytes(), StandardCharsets.UTF_8));
            return offered.contains("good") ? Optional.empty() : Optional.of("it is damaged");
        });
        assertThat(offered).containsExactly("bad", "good");
        assertThat(checkpoints.attributes())
                .containsEntry("resumedAfter", "5")
                .containsEntry("checkpoint", "\"A checkpoint was left alone: it is damaged.\"");
    }

    @Test
    void looksForNothingAtTheFirstAttempt() {
        files.checkpoints.put(0, new TreeMap<>(Map.of(3, new byte[1])));
        TrialCheckpoints checkpoints = of(1, Checkpointing.DEFAULTS);
        checkpoints.restore(source -> {
            throw new AssertionError("nothing can be there");
        });
        assertThat(checkpoints.attributes()).isEmpty();
    }

    @Test
    void goesOnWithoutWhenNothingCanBeLeft() {
        files.isLost = true;
        Checkpoints checkpoints = of(1, new Checkpointing(1, Duration.ofSeconds(0), 1));
        assertThat(checkpoints.afterEpoch(0, STATE)).isTrue();
        files.isLost = false;
        assertThat(checkpoints.afterEpoch(1, target -> {
                    throw new IOException("the disk is full");
                }))
                .isTrue();
        assertThat(files.checkpoints).isEmpty();
    }

    /** Whenever the last checkpoint was: when the worker stops, nothing is lost. */
    @Test
    void leavesTheStateWhenTheWorkerStops() {
        Leaving progress = new Leaving();
        TrialCheckpoints checkpoints = new TrialCheckpoints(
                files,
                scratch,
                trial(1),
                Optional.of(new Checkpointing(10, Duration.ofSeconds(1000), 1)),
                progress,
                now::get);
        checkpoints.restore(source -> Optional.empty());
        assertThat(progress.leavesWhenAsked).isTrue();
        assertThat(checkpoints.afterEpoch(0, STATE)).isTrue();
        assertThat(files.checkpoints).isEmpty();
        progress.isAsked = true;
        assertThat(checkpoints.afterEpoch(1, STATE)).isFalse();
        assertThat(files.checkpoints.get(0)).containsOnlyKeys(1);
        assertThat(progress.hasLeft).isTrue();
    }

    private TrialCheckpoints of(int attempt, Checkpointing settings) {
        return new TrialCheckpoints(files, scratch, trial(attempt), Optional.of(settings), STAYS, now::get);
    }

    private static Trial trial(int attempt) {
        Trial trial = Trial.waiting(7, 0, 0).claimed(LEASE, "random");
        for (int i = 1; i < attempt; i++) {
            trial = trial.attemptEnded(Ending.RELEASED, "stopped", ScriptedTuner.START, Retries.of(3))
                    .claimed(LEASE, "random");
        }
        assertThat(trial.attempt()).isEqualTo(attempt);
        return trial;
    }

    /** Of a worker that may want to stop. */
    private static final class Leaving implements Progress {
        private boolean leavesWhenAsked;
        private boolean isAsked;
        private boolean hasLeft;

        @Override
        public boolean report(int step, List<Double> values, Map<String, Double> metrics) {
            return true;
        }

        @Override
        public void leavesWhenAsked() {
            leavesWhenAsked = true;
        }

        @Override
        public boolean isAskedToLeave() {
            return isAsked;
        }

        @Override
        public void leave() {
            hasLeft = true;
        }
    }
}
