package dev.parzen.analysis;

/**
 * What pruning has cost and spared a study so far. An epoch is a report; epochs of attempts that were lost and made again
 * count once.
 *
 * <p>What was saved is an estimate, since nobody knows how far a pruned trial would have gone: as far as the complete ones
 * did on average that came at least as far as it. So early stopping inside trials is allowed for: with n_i the epochs of
 * pruned trial i and L_j those of complete trial j,
 *
 * <pre>
 * saved = Σ_i mean{L_j − n_i : L_j ≥ n_i}        0 where no complete trial came as far
 * </pre>
 *
 * the mean residual life of survival analysis. It takes bad trials to last as long as good ones do. What cannot be
 * exceeded is {@code epochsSavedAtMost}: every pruned trial would have taken all steps that the objective allows.
 *
 * @param complete how many trials are complete, those that ended early by themselves among them
 * @param earlyStopped how many of the complete ones ended their own training early, because it improved no more
 * @param timeLimited how many of the complete ones ended because their own time was up
 * @param pruned how many were given up since others were better
 * @param endedWithStudy how many were given up because the study was over (a target, a time) or stopped: PRUNED too, but
 *     not by a pruner, so that nothing was saved; so were audited ones, which no pruner ends
 * @param epochsSpent of all trials, running and failed ones among them
 * @param epochsSaved of pruned trials, estimated and rounded
 * @param epochsSavedAtMost the most that it can be; null if nobody knows how many steps a trial has at most
 * @param audit how often pruning was wrong
 */
public record PruningBalance(
        int complete,
        int earlyStopped,
        int timeLimited,
        int pruned,
        int endedWithStudy,
        long epochsSpent,
        long epochsSaved,
        Long epochsSavedAtMost,
        Audit audit) {}
