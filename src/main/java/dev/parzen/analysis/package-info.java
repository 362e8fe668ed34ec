/**
 * The numbers behind charts, computed from trials: one record a chart; and what another pruner would have done,
 * {@link dev.parzen.analysis.Replay}. Uses {@code pruner}, {@code trial}, {@code space} and {@code numerics}.
 */
package dev.parzen.analysis;
