package dev.parzen.sampler.tpe;

import dev.parzen.sampler.Explanation.DensityModel;
import dev.parzen.sampler.Explanation.Marginal;
import dev.parzen.sampler.Explanation.Pull;
import dev.parzen.trial.History;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The two densities of what is modelled together, as they were estimated.
 *
 * @param names of the dimensions
 * @param rows of the good trials, one for each kernel but the prior
 * @param goodCount how many good trials there are; of very many not each has a kernel
 * @param badCount how many others there are
 */
record Densities(
        List<String> names, int[] rows, int goodCount, int badCount, ParzenEstimator good, ParzenEstimator bad) {
    /** So many trials are named that pulled. */
    private static final int NAMED = 5;

    /** What they are at a point. */
    DensityModel at(double[] point, History history) {
        double logGood = good.logDensity(point);
        double logBad = bad.logDensity(point);
        Map<String, Marginal> marginals = new LinkedHashMap<>();
        for (int j = 0; j < point.length; j++) {
            double l = good.logMarginal(j, point[j]);
            double g = bad.logMarginal(j, point[j]);
            marginals.put(names.get(j), new Marginal(l, g, l - g));
        }
        return new DensityModel(
                goodCount, badCount, logGood, logBad, logGood - logBad, marginals, pulled(point, logGood, history));
    }

    private List<Pull> pulled(double[] point, double logGood, History history) {
        double[] terms = good.logTerms(point);
        return IntStream.range(0, rows.length)
                .mapToObj(k -> new Pull(history.row(rows[k]).number(), Math.min(1, Math.exp(terms[k] - logGood))))
                .sorted(Comparator.comparingDouble(Pull::share).reversed())
                .limit(NAMED)
                .toList();
    }
}
