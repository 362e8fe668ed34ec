package dev.parzen.study;

import static dev.parzen.study.FileStoreContract.content;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.study.FileStore.Name;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalTrialFilesTest implements TrialFilesContract {
    private final TickingClock clock = new TickingClock();
    private final StudyStore store = new InMemoryStudyStore();
    private final FileStore disk = new InMemoryFileStore();
    private final FileSweep sweep = new FileSweep(store, disk, KEPT_MODELS);
    private final TrialFiles files = new LocalTrialFiles(store, disk);
    private final Tuner tuner = new LocalTuner(store, clock, sweep);

    @Override
    public TrialFiles files() {
        return files;
    }

    @Override
    public Tuner tuner() {
        return tuner;
    }

    @Override
    public List<Name> filesOf(StudyRef study) {
        return disk.list(study.id().orElseThrow());
    }

    /** The reaper fails a trial without a word of its holder; the sweep finds what is left of it. */
    @Test
    void sweepsAwayWhatTheReaperEnded() {
        long study = store.create(StoreSamples.plain("reaped"), clock.instant()).id();
        StudyRef ref = StudyRef.of(study);
        for (int attempt = 1; attempt <= 3; attempt++) {
            int number = tuner.ask(ref, Requests.Ask.one()).get(0).number();
            assertThat(number).isZero();
            files.saveCheckpoint(Requests.TrialRef.of(ref, 0).at(attempt), attempt, 1, content("state"));
            files.saveModel(Requests.TrialRef.of(ref, 0).at(attempt), content("model"));
            clock.tick(Duration.ofHours(2));
            new LeaseReaper(store, clock).sweep();
            sweep.sweepAll();
            assertThat(disk.list(study)).hasSize(attempt < 3 ? 2 : 0);
        }
    }

    @Test
    void sweepsAwayCheckpointsButNoModelsOfStudiesThatItDoesNotKnow() {
        disk.save(Name.checkpoint(99, 0, 1), content("state"), () -> {});
        disk.save(Name.model(99, 0), content("model"), () -> {});
        sweep.sweepAll();
        assertThat(disk.list(99)).containsExactly(Name.model(99, 0));
    }
}
