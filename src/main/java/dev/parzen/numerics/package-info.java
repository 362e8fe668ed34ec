/**
 * Mathematics that the JDK lacks: the error function, the normal distribution far into its tails, percentiles, eigenvalues,
 * a growing Cholesky factor, minima within bounds, and points that fill a cube evenly. Every method is a pure function of
 * numbers. Uses the JDK, and EJML, which nobody else sees.
 */
package dev.parzen.numerics;
