/**
 * What a network and its training are made of: layers, functions, optimizer, when to stop. Records with
 * {@link dev.parzen.objective.setting.Setting}s are what people write; a
 * {@link dev.parzen.objective.network.ResolvedNetwork} is what one trial makes of them.
 */
package dev.parzen.objective.network;
