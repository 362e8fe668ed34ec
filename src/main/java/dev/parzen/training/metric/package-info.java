/**
 * How good the outputs of a network are: {@link dev.parzen.training.metric.Tally} counts them row by row and gives the
 * figures that {@link dev.parzen.objective.network.Measure} names. Nothing here knows how the outputs came about.
 */
package dev.parzen.training.metric;
