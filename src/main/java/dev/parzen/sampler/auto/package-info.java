/**
 * The sampler that chooses among the others: {@link dev.parzen.sampler.auto.AutoSampler} decides which one has the trial,
 * and says why.
 */
package dev.parzen.sampler.auto;
