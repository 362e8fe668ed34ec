package dev.parzen.sampler.cmaes;

import java.util.stream.IntStream;

/**
 * What is fixed while the population is (Hansen 2016, table 1).
 *
 * <pre>
 * d          dimensions                           μ          how many of a generation are parents: ⌊λ/2⌋
 * λ          trials in a generation               μ_eff      variance effective selection mass, equation 8
 * w          weights from best to worst, shape λ  c_σ, d_σ   learning rate and damping of the step size
 * c_1, c_μ   learning rates of the covariance     c_c        learning rate of its path
 * χ          expected length of a standard normal vector
 * </pre>
 */
record Constants(
        int d,
        int lambda,
        double[] weights,
        double muEff,
        double cSigma,
        double dSigma,
        double cc,
        double c1,
        double cMu) {

    /** The default population: 4 + ⌊3 ln d⌋ (equation 48). */
    static int population(int d) {
        return 4 + (int) (3 * Math.log(d));
    }

    /** Of the full covariance matrix. */
    static Constants full(int d, int lambda) {
        double[] raw = rawWeights(lambda);
        double muEff = muEff(raw, 0, lambda / 2);
        double c1 = 2 / (square(d + 1.3) + muEff);
        double cMu = Math.min(1 - c1 - 1e-8, cMu(d, muEff));
        double cSigma = (muEff + 2) / (d + muEff + 5);
        double cc = (4 + muEff / d) / (d + 4 + 2 * muEff / d);
        double[] weights = weights(raw, negativeMass(d, raw, c1, cMu));
        return new Constants(d, lambda, weights, muEff, cSigma, dSigma(d, muEff, cSigma), cc, c1, cMu);
    }

    /** Of a diagonal one, which learns faster, and from the parents alone (Ros and Hansen 2008, section 2). */
    static Constants diagonal(int d, int lambda) {
        double[] raw = rawWeights(lambda);
        double muEff = muEff(raw, 0, lambda / 2);
        double c1 = 2 / (square(d + 1.3) + muEff);
        double cMu = Math.min(1 - c1 - 1e-8, cMu(d, muEff) * (d + 2) / 3);
        double cSigma = (muEff + 2) / (d + muEff + 3);
        double[] weights = weights(raw, 0);
        return new Constants(d, lambda, weights, muEff, cSigma, dSigma(d, muEff, cSigma), 4.0 / (d + 4), c1, cMu);
    }

    double chi() {
        return Math.sqrt(d) * (1 - 1.0 / (4 * d) + 1.0 / (21.0 * d * d));
    }

    int parents() {
        return lambda / 2;
    }

    double sumOfWeights() {
        return IntStream.range(0, lambda).mapToDouble(i -> weights[i]).sum();
    }

    /** Equation 49. */
    private static double[] rawWeights(int lambda) {
        return IntStream.rangeClosed(1, lambda)
                .mapToDouble(i -> Math.log((lambda + 1) / 2.0) - Math.log(i))
                .toArray();
    }

    /** Equations 50 to 53: the positive ones sum to 1, the others to minus the mass that is given. */
    private static double[] weights(double[] raw, double negativeMass) {
        double positive = IntStream.range(0, raw.length)
                .mapToDouble(i -> Math.max(0, raw[i]))
                .sum();
        double negative = IntStream.range(0, raw.length)
                .mapToDouble(i -> Math.max(0, -raw[i]))
                .sum();
        return IntStream.range(0, raw.length)
                .mapToDouble(i -> raw[i] >= 0 ? raw[i] / positive : raw[i] * (negativeMass / negative))
                .toArray();
    }

    /** The least of α_μ⁻, α_μeff⁻ and α_posdef⁻. */
    private static double negativeMass(int d, double[] raw, double c1, double cMu) {
        double muEffNegative = muEff(raw, raw.length / 2, raw.length);
        double byRates = 1 + c1 / cMu;
        double byMass = 1 + 2 * muEffNegative / (muEff(raw, 0, raw.length / 2) + 2);
        return Math.min(byRates, Math.min(byMass, (1 - c1 - cMu) / (d * cMu)));
    }

    private static double muEff(double[] raw, int from, int to) {
        double sum = IntStream.range(from, to).mapToDouble(i -> raw[i]).sum();
        double squares =
                IntStream.range(from, to).mapToDouble(i -> square(raw[i])).sum();
        return square(sum) / squares;
    }

    /** Equation 58 without its bound. */
    private static double cMu(int d, double muEff) {
        return 2 * (muEff - 2 + 1 / muEff) / (square(d + 2.0) + muEff);
    }

    /** Equation 55. */
    private static double dSigma(int d, double muEff, double cSigma) {
        return 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (d + 1)) - 1) + cSigma;
    }

    private static double square(double x) {
        return x * x;
    }
}
