/**
 * One evaluation of a study's objective, from waiting to its end, and the past of a study as algorithms see it. Start at
 * {@link dev.parzen.trial.Trial}, the state machine, and {@link dev.parzen.trial.History}. Uses {@code space} alone.
 */
package dev.parzen.trial;
