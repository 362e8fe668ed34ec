/**
 * What a trial evaluates: nothing that the server knows (an external program), a test function, or a neural network to
 * train. Start at {@link dev.parzen.objective.ObjectiveSpec}. Uses {@code space} alone.
 */
package dev.parzen.objective;
