/**
 * Sampling that tries every combination once. Start at {@link dev.parzen.sampler.exhaustive.GridSampler}, whose
 * {@code Cells} are the combinations of {@code Levels}, or at
 * {@link dev.parzen.sampler.exhaustive.BruteForceSampler}, whose {@code Branch}es are the ways through choices that
 * depend on each other. What was tried is read off the trials; nothing else is kept.
 */
package dev.parzen.sampler.exhaustive;
