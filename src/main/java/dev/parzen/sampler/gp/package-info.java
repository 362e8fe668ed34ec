/**
 * Bayesian optimization with a Gaussian process. {@link dev.parzen.sampler.gp.GpSampler} is all that others see. Inside,
 * the {@code Cube} gives trials their {@code Points}, {@code Targets} their standardised losses; {@code Experience} fits a
 * {@code Kernel} by its {@code Evidence} and a {@code Prior} and is remembered with the history; {@code Acquisition} is the expected
 * {@code Improvement} at a point, and {@code Search} looks for the point where it is highest.
 *
 * <p>Papers named in this package: Rasmussen and Williams 2006: Gaussian Processes for Machine Learning, MIT Press.
 * Ginsbourger 2010: Kriging is well-suited to parallelize optimization, in Computational Intelligence in Expensive
 * Optimization Problems. Ament 2023: Unexpected improvements to expected improvement for Bayesian optimization, arXiv
 * 2310.20708. Duvenaud 2011: Additive Gaussian processes, arXiv 1112.4394. Hvarfner 2024: Vanilla Bayesian optimization
 * performs great in high dimensions, arXiv 2402.02229.
 */
package dev.parzen.sampler.gp;
