/**
 * How close samplers come to the optimum: studies over {@link dev.parzen.benchmark.problem.Problem problems}, run through the
 * same tuner that serves users, and what came out. Start at {@link dev.parzen.benchmark.Convergence}.
 */
package dev.parzen.benchmark;
