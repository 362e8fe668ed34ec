/**
 * The layers that people write, with settings. Start at {@link dev.parzen.objective.network.layer.LayerSpec}; in a trial
 * each comes to some layers of {@link dev.parzen.objective.network.architecture}.
 */
package dev.parzen.objective.network.layer;
