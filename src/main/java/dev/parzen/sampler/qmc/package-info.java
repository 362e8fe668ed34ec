/** Sampling along sequences of evenly spread points. Start at {@link dev.parzen.sampler.qmc.QmcSampler}. */
package dev.parzen.sampler.qmc;
