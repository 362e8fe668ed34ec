package dev.parzen.analysis;

/**
 * How often pruning is wrong, measured on trials that were let go on although they should have been pruned.
 *
 * <p>A verdict was wrong if its trial ended feasible and better than every feasible trial that was complete when the
 * verdict fell: the study would have lost a new best. Where none was complete by then, those count that were when the
 * trial ended itself. With several directions, better than all is who none of them dominates or equals. Who fails when let
 * go on would have brought nothing, so giving up was right.
 *
 * @param trials how many were let go on
 * @param finished how many of them are complete or have failed by themselves; the rest still run, or ended otherwise
 * @param wrong how many of the finished ones should not have been pruned
 * @param share of wrong verdicts among the finished; null while there are none
 * @param low from where on the true share lies, with 95 % confidence (Wilson 1927); null with the share
 * @param high up to where it lies
 */
public record Audit(int trials, int finished, int wrong, Double share, Double low, Double high) {}
