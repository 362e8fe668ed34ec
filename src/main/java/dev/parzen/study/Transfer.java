package dev.parzen.study;

import java.util.function.Consumer;

/** Moves whole studies from one store to another, as they are. */
public final class Transfer {
    private final StudyStore store;

    public Transfer(StudyStore store) {
        this.store = store;
    }

    /**
     * Hands a study as it stands at one moment to {@code reader}, whatever is written to it meanwhile.
     *
     * @throws TunerException.NotFound if there is none
     */
    public void give(StudyRef ref, Consumer<Snapshot> reader) {
        Study study = store.find(ref).orElseThrow(() -> TunerException.NotFound.study(ref));
        store.snapshot(study.id(), reader);
    }

    /**
     * Makes a study of what another one was, all of it or nothing. Its ids are new; running trials keep their leases and
     * attempts, so that workers who know it by name go on.
     *
     * @throws TunerException.Conflict if the name is taken
     * @throws TunerException.Invalid if something could not have come about by asking and telling
     */
    public Study take(Snapshot snapshot) {
        return store.restore(new CheckedSnapshot(snapshot));
    }
}
