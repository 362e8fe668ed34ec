package dev.parzen.trial;

import dev.parzen.space.InvalidValueException;

/**
 * That the study's pruner would give a trial up: the last such verdict, or the first one of a trial that was audited.
 * What became of it is the trial's state: who is told to give up may go on.
 *
 * @param step the highest step that was reported by then
 * @param reason the pruner's sentence
 * @param audited true if the trial was to go on nevertheless, to measure how often pruning is wrong; it is not judged again
 */
public record Pruning(int step, String reason, boolean audited) {

    public Pruning {
        if (step < 0) {
            throw new InvalidValueException("step", "step is " + step + ": steps count from 0.");
        }
    }
}
