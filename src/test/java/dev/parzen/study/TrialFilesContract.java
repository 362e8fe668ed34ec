package dev.parzen.study;

import static dev.parzen.study.FileStoreContract.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What files of trials do, in this process and over a network; of each study with one direction two models stay. */
public interface TrialFilesContract {
    int KEPT_MODELS = 2;

    TrialFiles files();

    Tuner tuner();

    @Test
    default void givesACheckpointToTheNextAttempt() {
        TrialRef first = ask(study());
        files().saveCheckpoint(first, 4, 1, content("after step 4"));
        tuner().release(first, "the worker stops");
        assertThat(checkpoint(first)).contains("4: after step 4");
    }

    @Test
    default void keepsTheLastCheckpoints() {
        TrialRef trial = ask(study());
        for (int step = 0; step < 5; step++) {
            files().saveCheckpoint(trial, step, 2, content("state"));
        }
        assertThat(checkpoint(trial, TrialFiles.ANY_STEP)).contains("4: state");
        assertThat(checkpoint(trial, 4)).contains("3: state");
        assertThat(checkpoint(trial, 3)).isEmpty();
        files().saveCheckpoint(trial, 5, 1, content("state"));
        assertThat(checkpoint(trial, 5)).isEmpty();
    }

    /** An attempt that began anew does not want what lies beyond it. */
    @Test
    default void dropsCheckpointsOfLaterSteps() {
        TrialRef first = ask(study());
        files().saveCheckpoint(first, 8, 3, content("damaged"));
        tuner().release(first, "the worker stops");
        TrialRef second = ask(first.study());
        files().saveCheckpoint(second, 2, 3, content("anew"));
        assertThat(checkpoint(second)).contains("2: anew");
    }

    @Test
    default void refusesAStaleAttempt() {
        TrialRef stale = ask(study());
        files().saveCheckpoint(stale, 1, 1, content("first"));
        files().saveModel(stale, content("first"));
        tuner().release(stale, "lost");
        TrialRef holder = ask(stale.study());
        assertThat(holder.number()).isEqualTo(stale.number());
        assertThatThrownBy(() -> files().saveCheckpoint(stale, 7, 1, content("stale")))
                .isInstanceOf(TunerException.LeaseLost.class);
        assertThatThrownBy(() -> files().saveModel(stale, content("stale")))
                .isInstanceOf(TunerException.LeaseLost.class);
        assertThat(checkpoint(holder)).contains("1: first");
        assertThat(model(holder)).contains("first");
    }

    @Test
    default void refusesWhatNoRunningTrialBrings() {
        TrialRef trial = ask(study());
        tuner().tell(trial, Outcome.complete(1));
        assertThatThrownBy(() -> files().saveModel(trial, content("late"))).isInstanceOf(TunerException.Conflict.class);
        assertThatThrownBy(() -> files().saveModel(TrialRef.of(trial.study(), 99), content("of nothing")))
                .isInstanceOf(TunerException.NotFound.class);
        assertThatThrownBy(() -> files().saveModel(TrialRef.of(new StudyRef("nowhere"), 0), content("of nothing")))
                .isInstanceOf(TunerException.NotFound.class);
        assertThatThrownBy(() -> files().saveCheckpoint(trial, -1, 1, content("before the first")))
                .isInstanceOf(TunerException.Invalid.class);
        assertThatThrownBy(() -> files().saveCheckpoint(trial, 1, 0, content("none")))
                .isInstanceOf(TunerException.Invalid.class);
    }

    @Test
    default void hasNothingWhereNothingWasPut() {
        TrialRef trial = ask(study());
        assertThat(model(trial)).isEmpty();
        assertThat(checkpoint(trial)).isEmpty();
        assertThatThrownBy(() -> files().readModel(new StudyRef("nowhere"), 0, file -> {}))
                .isInstanceOf(TunerException.NotFound.class);
        assertThatThrownBy(() -> files().readCheckpoint(new StudyRef("nowhere"), 0, 1, file -> {}))
                .isInstanceOf(TunerException.NotFound.class);
    }

    @Test
    default void keepsTheModelsOfTheBest() {
        StudyRef study = study();
        List<TrialRef> trials = new ArrayList<>();
        for (double value : new double[] {0.5, 0.7, 0.1, 0.6}) {
            trials.add(complete(study, value));
        }
        assertThat(trials.stream().map(this::model).map(Optional::isPresent)).containsExactly(true, false, true, false);
        assertThat(model(trials.get(2))).contains("model of [0.1]");
    }

    @Test
    default void knowsThatLargerMayBeBetter() {
        StudyRef study = study(Direction.MAXIMIZE);
        List<TrialRef> trials = new ArrayList<>();
        for (double value : new double[] {0.5, 0.7, 0.1, 0.6}) {
            trials.add(complete(study, value));
        }
        assertThat(trials.stream().map(this::model).map(Optional::isPresent)).containsExactly(false, true, false, true);
    }

    /** However many they are: nobody but the user can say which of them is the best. */
    @Test
    default void keepsTheModelsOfAWholeFront() {
        StudyRef study = study(Direction.MINIMIZE, Direction.MAXIMIZE);
        TrialRef dominated = complete(study, 2, 0);
        List<TrialRef> front = List.of(complete(study, 1, 1), complete(study, 2, 2), complete(study, 3, 3));
        assertThat(front).allSatisfy(trial -> assertThat(model(trial)).isPresent());
        assertThat(model(dominated)).isEmpty();
    }

    @Test
    default void leavesNothingOfATrialThatIsGivenUp() {
        TrialRef pruned = ask(study());
        save(pruned);
        tuner().tell(pruned, Outcome.of(new Outcome.Pruned(Optional.empty(), Optional.of("slow"))));
        assertThat(model(pruned)).isEmpty();
        assertThat(checkpoint(pruned)).isEmpty();

        TrialRef failed = ask(study());
        save(failed);
        tuner().tell(failed, Outcome.of(new Outcome.Failed("diverged", false)));
        assertThat(model(failed)).isEmpty();
        assertThat(checkpoint(failed)).isEmpty();
    }

    @Test
    default void leavesNoCheckpointOfACompleteTrial() {
        TrialRef trial = ask(study());
        save(trial);
        tuner().tell(trial, Outcome.complete(1));
        assertThat(checkpoint(trial)).isEmpty();
        assertThat(model(trial)).isPresent();
    }

    @Test
    default void keepsACheckpointOfATrialThatIsTriedAgain() {
        TrialRef trial = ask(study());
        save(trial);
        tuner().tell(trial, Outcome.of(new Outcome.Failed("the machine is on fire", true)));
        assertThat(checkpoint(trial)).isPresent();
    }

    @Test
    default void deletesTheFilesOfADeletedStudy() {
        StudyRef study = study();
        TrialRef trial = ask(study);
        save(trial);
        tuner().delete(study);
        assertThat(filesOf(study)).isEmpty();
    }

    /** What still lies there of a study. */
    List<FileStore.Name> filesOf(StudyRef study);

    private void save(TrialRef trial) {
        files().saveCheckpoint(trial, 0, 1, content("state"));
        files().saveModel(trial, content("model"));
    }

    private TrialRef complete(StudyRef study, double... values) {
        TrialRef trial = ask(study);
        files().saveModel(trial, content("model of " + java.util.Arrays.toString(values)));
        tuner().tell(trial, Outcome.complete(values));
        return trial;
    }

    private TrialRef ask(StudyRef study) {
        Trial trial = tuner().ask(study, Ask.one()).get(0);
        return TrialRef.of(study, trial.number()).at(trial.attempt());
    }

    private StudyRef study(Direction... directions) {
        StudySpecDraft draft =
                new StudySpecDraft("study " + UUID.randomUUID(), new dev.parzen.sampler.Random(OptionalLong.of(1)));
        draft.directions = directions.length == 0 ? List.of(Direction.MINIMIZE) : List.of(directions);
        draft.space = new SearchSpace(List.of(Parameter.of("x", FloatRange.of(0, 1))));
        return StudyRef.of(tuner().create(draft.build(), false).study().id());
    }

    private Optional<String> model(TrialRef trial) {
        List<String> read = new ArrayList<>();
        files().readModel(
                        trial.study(),
                        trial.number(),
                        file -> read.add(new String(file.content().readAllBytes(), StandardCharsets.UTF_8)));
        return read.stream().findFirst();
    }

    private Optional<String> checkpoint(TrialRef trial) {
        return checkpoint(trial, TrialFiles.ANY_STEP);
    }

    private Optional<String> checkpoint(TrialRef trial, int before) {
        List<String> read = new ArrayList<>();
        files().readCheckpoint(
                        trial.study(),
                        trial.number(),
                        before,
                        file -> read.add(file.step() + ": "
                                + new String(file.content().readAllBytes(), StandardCharsets.UTF_8)));
        return read.stream().findFirst();
    }
}
