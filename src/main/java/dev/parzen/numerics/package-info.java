/**
 * Mathematics that the JDK lacks: the error function, the normal distribution far into its tails, percentiles, eigenvalues,
 * a growing Cholesky factor, minima within bounds, points that fill a cube evenly, non-dominated sorting and hypervolumes.
 * Every method is a pure function of numbers. Uses the JDK, and EJML, which nobody else sees.
 */
package dev.parzen.numerics;
