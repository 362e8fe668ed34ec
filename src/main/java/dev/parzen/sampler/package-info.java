/**
 * Samplers: pure functions of (space, history, randomness) that choose parameters. Start at
 * {@link dev.parzen.sampler.Sampler}; {@link dev.parzen.sampler.SamplerSpec} is the catalogue. Uses {@code trial},
 * {@code space} and {@code numerics}.
 */
package dev.parzen.sampler;
