/**
 * The covariance matrix adaptation evolution strategy. {@link dev.parzen.sampler.cmaes.CmaEsSampler} is all that others
 * see; inside, a {@code Search} is folded over the finished trials: its {@code Run} gathers a generation of them and
 * lets the {@code Evolution} take one step, by the {@code Constants} of its population, and the {@code Margin} keeps
 * discrete parameters from freezing.
 *
 * <p>Papers named in this package: Hansen 2009: Benchmarking a BI-population CMA-ES on the BBOB-2009 function testbed,
 * GECCO. Hansen 2011: Injecting external solutions into CMA-ES, arXiv 1110.4181. Hansen 2016: The CMA evolution strategy: a
 * tutorial, arXiv 1604.00772. Ros and Hansen 2008: A simple modification in CMA-ES achieving linear time and space
 * complexity, PPSN X. Auger and Hansen 2005: A restart CMA evolution strategy with increasing population size, CEC. Nomura
 * 2021: Warm starting CMA-ES for hyperparameter optimization, AAAI 35. Hamano 2022: CMA-ES with margin, GECCO.
 */
package dev.parzen.sampler.cmaes;
