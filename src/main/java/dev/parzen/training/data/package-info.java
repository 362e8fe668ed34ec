/**
 * Reads data sets and cuts them into parts. Start at {@link dev.parzen.training.data.DataSets}, which keeps what it
 * loaded; {@code Source} has the kinds of data, whose readers deliver rows to a {@code Table}; {@code Splitter} and
 * {@code Fitting} do the rest, and {@code storage} keeps the rows.
 */
package dev.parzen.training.data;
