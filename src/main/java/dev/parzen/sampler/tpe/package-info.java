/**
 * The tree-structured Parzen estimator. {@link dev.parzen.sampler.tpe.TpeSampler} is all that others see; inside, a
 * {@code Split} of the history into good and bad trials gives two {@code Sample}s, each becomes a
 * {@code ParzenEstimator}, and {@code Candidates} drawn from the good one are compared by both.
 *
 * <p>Papers named in this package: Bergstra 2011: Algorithms for hyper-parameter optimization, NeurIPS 24. Watanabe 2023:
 * Tree-structured Parzen estimator: understanding its algorithm components, arXiv 2304.11127.
 */
package dev.parzen.sampler.tpe;
