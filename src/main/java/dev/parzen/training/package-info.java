/**
 * Trains the network of one trial and measures it. Start at {@link dev.parzen.training.Trainer}. {@code data} reads and
 * splits data sets; {@code dl4j} is the only package that knows the library which does the arithmetic. Uses
 * {@code objective} and {@code space}.
 */
package dev.parzen.training;
