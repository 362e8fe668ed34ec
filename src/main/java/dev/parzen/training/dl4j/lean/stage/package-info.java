/** The layers as steps of a computation on whole batches, forwards and backwards. Start at {@link dev.parzen.training.dl4j.lean.stage.Stage}. */
package dev.parzen.training.dl4j.lean.stage;
