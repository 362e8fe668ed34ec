/** How gradients change weights, with the state of DL4J's updaters. Start at {@link dev.parzen.training.dl4j.lean.update.Update}. */
package dev.parzen.training.dl4j.lean.update;
