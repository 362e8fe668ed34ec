package dev.parzen.study;

import dev.parzen.study.FileStore.Kind;
import dev.parzen.study.FileStore.Name;
import dev.parzen.study.Requests.TrialRef;
import java.util.ArrayList;
import java.util.List;

/** The files of trials on a {@link FileStore} in this process. */
public final class LocalTrialFiles implements TrialFiles {
    private static final int LAST_STEP = 999_999_999;

    private final StudyStore store;
    private final FileStore files;

    public LocalTrialFiles(StudyStore store, FileStore files) {
        this.store = store;
        this.files = files;
    }

    @Override
    public void saveCheckpoint(TrialRef trial, int step, int kept, Content content) {
        requireSense(step, kept);
        Name name = Name.checkpoint(requireId(trial.study()), trial.number(), step);
        List<Name> others = new ArrayList<>();
        save(name, trial, content, () -> others.addAll(checkpoints(name.study(), name.trial())));
        others.stream().filter(other -> other.step() > step).forEach(files::delete);
        List<Name> earlier =
                others.stream().filter(other -> other.step() < step).toList();
        earlier.stream().limit(Math.max(0, earlier.size() - kept + 1)).forEach(files::delete);
    }

    @Override
    public boolean readCheckpoint(StudyRef study, int trial, int before, Sink sink) {
        List<Name> checkpoints = checkpoints(requireId(study), trial).stream()
                .filter(name -> name.step() < before)
                .toList();
        for (int i = checkpoints.size() - 1; i >= 0; i--) {
            if (files.read(checkpoints.get(i), sink)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void saveModel(TrialRef trial, Content content) {
        save(Name.model(requireId(trial.study()), trial.number()), trial, content, () -> {});
    }

    @Override
    public boolean readModel(StudyRef study, int trial, Sink sink) {
        return files.read(Name.model(requireId(study), trial), sink);
    }

    private static void requireSense(int step, int kept) {
        if (step < 0 || step > LAST_STEP) {
            throw new TunerException.Invalid("", "The step is " + step + ": give one from 0 to " + LAST_STEP + ".");
        }
        if (kept < 1) {
            throw new TunerException.Invalid("", "To keep " + kept + " checkpoints makes no sense: give at least 1.");
        }
    }

    private List<Name> checkpoints(long study, int trial) {
        return files.list(study, trial).stream()
                .filter(name -> name.kind() == Kind.CHECKPOINT)
                .toList();
    }

    /**
     * Saves a file of a trial's holder: who has lost the trial is told so before anything comes, and once all has.
     *
     * @param last is run before the file is in place, when it is sure to come there
     */
    private void save(Name name, TrialRef holder, Content content, Runnable last) {
        requireHeld(name, holder);
        files.save(name, content, () -> {
            requireHeld(name, holder);
            last.run();
        });
    }

    private void requireHeld(Name name, TrialRef holder) {
        Fence.requireHeld(
                store.trial(name.study(), name.trial()).orElseThrow(() -> TunerException.NotFound.trial(name.trial())),
                holder);
    }

    private long requireId(StudyRef ref) {
        return store.find(ref)
                .orElseThrow(() -> TunerException.NotFound.study(ref))
                .id();
    }
}
