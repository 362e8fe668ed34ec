/**
 * Sampling that tries every combination once. Start at {@link dev.parzen.sampler.exhaustive.GridSampler}, whose
 * {@code Cells} are the combinations of {@code Levels}. What was tried is read off the trials; nothing else is kept.
 */
package dev.parzen.sampler.exhaustive;
