package dev.parzen.training;

/** Hears of every epoch of a training and decides whether there is another. */
@FunctionalInterface
public interface TrainingListener {

    /** Lets every training run to its end. */
    TrainingListener SILENT = epoch -> Answer.CONTINUE;

    /** Called after each epoch, on the thread that trains. */
    Answer afterEpoch(Epoch epoch);

    /** Whether to go on. */
    enum Answer {
        CONTINUE,
        STOP
    }
}
