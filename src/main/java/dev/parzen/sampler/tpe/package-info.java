/**
 * The tree-structured Parzen estimator. {@link dev.parzen.sampler.tpe.TpeSampler} is all that others see; inside, a
 * {@code Model} divides the history by a {@code Split} into good and bad trials; each part becomes a {@code Sample} and
 * this a {@code ParzenEstimator}, and an {@code Acquisition} compares points drawn from the good one by the {@code Ratio} of
 * both.
 *
 * <p>Papers named in this package: Bergstra 2011: Algorithms for hyper-parameter optimization, NeurIPS 24. Watanabe 2023:
 * Tree-structured Parzen estimator: understanding its algorithm components, arXiv 2304.11127. Watanabe and Hutter 2023:
 * c-TPE: tree-structured Parzen estimator with inequality constraints, arXiv 2211.14411. Ozaki 2020: Multiobjective
 * tree-structured Parzen estimator for computationally expensive optimization problems, GECCO; 2022: the same, JAIR 73.
 */
package dev.parzen.sampler.tpe;
