/** Rows on their way from a data set to a network: their order, their batches, their weights. */
package dev.parzen.training.dl4j.rows;
