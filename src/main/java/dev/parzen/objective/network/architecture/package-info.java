/**
 * A network without holes as a computation: its {@link dev.parzen.objective.network.architecture.Layer}s, their shapes,
 * parameters and memory. Start at {@link dev.parzen.objective.network.architecture.Architecture}, which also refuses
 * layers that do not fit together. Nothing here knows how a library computes them.
 */
package dev.parzen.objective.network.architecture;
