/**
 * Studies and the verbs that move them. Start at {@link dev.parzen.study.Tuner}, which says what can be done, and
 * {@link dev.parzen.study.LocalTuner}, which does it over a {@link dev.parzen.study.StudyStore}. Uses {@code trial},
 * {@code space}, {@code sampler}, {@code pruner} and {@code objective}.
 */
package dev.parzen.study;
