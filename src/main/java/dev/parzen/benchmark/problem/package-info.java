/**
 * Problems that samplers are compared on: spaces of every kind, formulas or measured tables of trained networks, and what
 * the results are measured by. Start at {@link dev.parzen.benchmark.problem.Problems}.
 */
package dev.parzen.benchmark.problem;
