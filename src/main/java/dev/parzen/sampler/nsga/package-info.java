/**
 * Evolution by non-dominated sorting: NSGA-II and NSGA-III. {@link dev.parzen.sampler.nsga.NsgaSampler} is all that others
 * see. A {@code Population} is folded over the finished trials, one by one; a {@code Survival} rule says who leaves it, by
 * {@code Crowding} or by {@code Niches}; {@code Mating} makes a child of some of its members.
 *
 * <p>Papers named in this package: Deb 2002: A fast and elitist multiobjective genetic algorithm: NSGA-II, IEEE TEC 6. Deb
 * and Jain 2014: An evolutionary many-objective optimization algorithm using reference-point-based nondominated sorting
 * approach, part I, IEEE TEC 18; part II with constraints, Jain and Deb, the same volume. Seada and Deb 2015: U-NSGA-III, EMO.
 * Durillo 2009: On the effect of the steady-state selection scheme in multi-objective genetic algorithms, EMO. Das and Dennis
 * 1998: Normal-boundary intersection, SIAM J. Optimization 8. Deb and Agrawal 1995: Simulated binary crossover for continuous
 * search space, Complex Systems 9. Deb and Goyal 1996: A combined genetic adaptive search for engineering design, Computer
 * Science and Informatics 26. Eshelman and Schaffer 1993: Real-coded genetic algorithms and interval-schemata, FOGA 2. Tsutsui,
 * Yamamura and Higuchi 1999: Multi-parent recombination with simplex crossover, GECCO. Ono and Kobayashi 1997: A real-coded
 * genetic algorithm for function optimization using unimodal normal distribution crossover, ICGA 7. Ballester and Carter 2003:
 * Real-parameter genetic algorithms for finding multiple optimal solutions in multi-modal optimization, GECCO.
 */
package dev.parzen.sampler.nsga;
