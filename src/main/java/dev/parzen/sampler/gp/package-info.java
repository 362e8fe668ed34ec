/**
 * Bayesian optimization with Gaussian processes. {@link dev.parzen.sampler.gp.GpSampler} is all that others see. Inside,
 * {@code JointSpace} finds the {@code Cube} of parameters modelled together, which gives trials their {@code Points}, each {@code Aspect} (an objective, a constraint) its standardised
 * {@code Targets}; {@code Experience} fits a {@code Kernel}, which has {@code Covariances} with the points, by its {@code Evidence} and a {@code Prior} and is remembered
 * with the history. A {@code Model} has the {@code Posterior} of each aspect and an {@code Acquisition} of parts:
 * {@code ExpectedGain} or, over {@code Boxes}, {@code VolumeGain}, and {@code Feasibility}; {@code Search} looks for the
 * point where it is highest.
 *
 * <p>Papers named in this package: Rasmussen and Williams 2006: Gaussian Processes for Machine Learning, MIT Press.
 * Hutter 2011:
 * Sequential model-based optimization for general algorithm configuration, LION 5. Ginsbourger 2010: Kriging is well-suited to parallelize optimization, in Computational Intelligence in Expensive
 * Optimization Problems. Duvenaud 2011: Additive Gaussian processes, arXiv 1112.4394. Gardner 2014: Bayesian optimization
 * with inequality constraints, ICML. Yang 2019: Efficient computation of expected hypervolume improvement using box
 * decomposition algorithms, arXiv 1904.12672. Daulton 2020: Differentiable expected hypervolume improvement, arXiv
 * 2006.05078. Ament 2023: Unexpected improvements to expected improvement for Bayesian optimization, arXiv 2310.20708.
 * Hvarfner 2024: Vanilla Bayesian optimization performs great in high dimensions, arXiv 2402.02229. Eriksson 2019: Scalable
 * global optimization via local Bayesian optimization, arXiv 1910.01739.
 */
package dev.parzen.sampler.gp;
