/** Test functions, whose minima are known. Start at {@link dev.parzen.objective.function.TestFunction}. */
package dev.parzen.objective.function;
