/**
 * Reads data sets and cuts them into parts. Start at {@link dev.parzen.training.data.DataSets}, which keeps what it
 * loaded; {@code Source} has the kinds of data, {@code Splitter} and {@code Scaler} do the rest.
 */
package dev.parzen.training.data;
