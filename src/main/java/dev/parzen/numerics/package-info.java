/**
 * Mathematics that the JDK lacks: the error function, the normal distribution far into its tails, percentiles. Every
 * method is a pure function of numbers. Uses the JDK alone.
 */
package dev.parzen.numerics;
