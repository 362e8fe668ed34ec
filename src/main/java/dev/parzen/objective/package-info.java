/**
 * What a trial evaluates: nothing that the server knows (an external program), a test function, or a neural network to
 * train. Start at {@link dev.parzen.objective.ObjectiveSpec}; a {@link dev.parzen.objective.NeuralNetwork} has holes,
 * the {@link dev.parzen.objective.setting.Setting}s, and becomes a
 * {@link dev.parzen.objective.network.ResolvedNetwork} with the values of a trial. {@code network} holds what a network
 * and its training are made of, {@code data} where its rows come from, {@code function} the test functions,
 * {@code setting} what a setting is and how it gets its value. Uses {@code space} alone.
 */
package dev.parzen.objective;
