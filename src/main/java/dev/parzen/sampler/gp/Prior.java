package dev.parzen.sampler.gp;

import java.util.Arrays;

/**
 * What is thought of a kernel before there are observations, whose variance is 1.
 *
 * <pre>
 * ℓ      a length-scale: θⱼ^(−1/2) or φⱼ^(−1/2)
 * D      the dimensions that act together: d for θ, 1 for φ
 *
 * ln ℓ   normal with mean √2 + ½ ln D and standard deviation √3         (Hvarfner 2024, section 5)
 * s, t   Gamma(2, 1)
 * ν      with the density ∝ ν^0.1 (1 + 15 ν)⁻²
 * </pre>
 *
 * A function of many dimensions is thus thought as smooth as one of few, and each dimension may be as rough as the
 * observations say.
 *
 * <p>The noise is thought as small as by Gamma(1.1, 30), whose density falls as exp(−30 ν). But that would not believe in
 * noise as large as the differences of the function whatever the observations say, and take the luck of trials for valleys.
 * With a rate that is itself Gamma distributed it falls as a power: a beta prime distribution, with the same slope at 0.
 */
final class Prior {
    private static final double MEAN = Math.sqrt(2);
    private static final double VARIANCE = 3;
    private static final double NOISE_RATE = 30;
    private static final double NOISE_TAIL = 2;

    /** Where the search begins: the length-scale of each dimension on its own. */
    static final double LENGTH = 0.5;

    private Prior() {}

    /** Where the search for the best kernel begins. */
    static Kernel kernel(int dimensions, boolean fixedNoise) {
        return kernel(dimensions, LENGTH, fixedNoise);
    }

    /** Where it begins if each dimension on its own has this length-scale. */
    static Kernel kernel(int dimensions, double length, boolean fixedNoise) {
        double[] theta = new double[dimensions];
        double[] phi = new double[dimensions];
        Arrays.fill(theta, 1);
        Arrays.fill(phi, 1 / (length * length));
        return new Kernel(theta, 0.5, phi, 0.5, Evidence.LEAST_NOISE + (fixedNoise ? 0 : 1));
    }

    /**
     * The logarithm of the density at a kernel, but for a constant.
     *
     * @param gradient its derivatives by the parameters of {@link Evidence} are subtracted
     */
    static double log(Kernel kernel, double[] gradient) {
        int d = kernel.dimensions();
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += length(kernel.theta()[j], d, j, gradient);
            sum += length(kernel.phi()[j], 1, d + j, gradient);
        }
        sum += variance(kernel.scale(), 2 * d, gradient);
        sum += variance(kernel.addend(), 2 * d + 1, gradient);
        return gradient.length > 2 * d + 2 ? sum + noise(kernel.noise(), 2 * d + 2, gradient) : sum;
    }

    private static double length(double theta, int together, int index, double[] gradient) {
        double log = -0.5 * Math.log(theta);
        double off = log - MEAN - 0.5 * Math.log(together);
        gradient[index] -= 0.5 * (1 + off / VARIANCE);
        return -log - off * off / (2 * VARIANCE);
    }

    private static double variance(double scale, int index, double[] gradient) {
        gradient[index] -= 1 - scale;
        return Math.log(scale) - scale;
    }

    private static double noise(double noise, int index, double[] gradient) {
        double far = 1 + NOISE_RATE * noise / NOISE_TAIL;
        gradient[index] -= (0.1 / noise - NOISE_RATE / far) * (noise - Evidence.LEAST_NOISE);
        return 0.1 * Math.log(noise) - NOISE_TAIL * Math.log(far);
    }
}
