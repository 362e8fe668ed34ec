/**
 * What a trial evaluates: nothing that the server knows (an external program), a test function, or a neural network to
 * train. Start at {@link dev.parzen.objective.ObjectiveSpec}; a {@link dev.parzen.objective.NeuralNetwork} has holes,
 * the {@link dev.parzen.objective.Setting}s, and becomes a {@link dev.parzen.objective.ResolvedNetwork} with the values
 * of a trial. Uses {@code space} alone.
 */
package dev.parzen.objective;
