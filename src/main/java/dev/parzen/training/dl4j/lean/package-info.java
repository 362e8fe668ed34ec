/**
 * The steps of training that DL4J's networks spend most of their time beside: for a network made only of layers that are
 * known here, the forward and backward pass and the update run straight on the memory of DL4J's own arrays, without an
 * array or an operation being made for each of them. DL4J stays the owner of weights, optimizer state, configuration and
 * files; whatever is not known is left to it. Start at {@link dev.parzen.training.dl4j.lean.Step}.
 */
package dev.parzen.training.dl4j.lean;
