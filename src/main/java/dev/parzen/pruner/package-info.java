/**
 * Pruners: pure functions of (trial, history) that say whether a trial should go on. Start at
 * {@link dev.parzen.pruner.Pruner}; {@link dev.parzen.pruner.PrunerSpec} is the catalogue. Uses {@code trial},
 * {@code space} and {@code numerics}.
 */
package dev.parzen.pruner;
