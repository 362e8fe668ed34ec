package dev.parzen.sampler.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Three generations whose points follow from a formula. The expected values are those of a program in NumPy, written from
 * figure 6 of Hansen 2016 without this code; its C^−½ comes from {@code numpy.linalg.eigh}.
 */
class EvolutionTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void takesTheStepsOfTheTutorial() {
        Evolution third = third(Constants.full(3, 7), FullCovariance.identity(3));
        assertThat(third.generation()).isEqualTo(3);
        assertThat(third.mean())
                .containsExactly(new double[] {0.51892609490868, 0.536529572845918, 0.4087458990483638}, CLOSE);
        assertThat(third.sigma()).isCloseTo(0.20703467464347167, CLOSE);
        assertThat(third.sigmaPath())
                .containsExactly(new double[] {-0.6318749098033273, 0.8464883785931299, -1.0441593767300232}, CLOSE);
        assertThat(third.covariancePath())
                .containsExactly(new double[] {-1.091188367789702, 1.2629494052072407, -1.4094325016926252}, CLOSE);
        assertThat(covariance(third)).isDeepEqualTo(new long[][] {
            rounded(1.0245961682781937, -0.16775371179499945, 0.21480965616608586),
            rounded(-0.16775371179499945, 1.074169332154793, -0.1627321958143959),
            rounded(0.21480965616608586, -0.1627321958143959, 1.0146536419934806)
        });
    }

    @Test
    void takesThemInTenDimensions() {
        Evolution third = third(Constants.full(10, 10), FullCovariance.identity(10));
        assertThat(third.sigma()).isCloseTo(0.19226279651926423, CLOSE);
        assertThat(third.mean()[0]).isCloseTo(0.6030016444181652, CLOSE);
        assertThat(third.mean()[9]).isCloseTo(0.7361734093967001, CLOSE);
        assertThat(third.covariance().deviation(0)).isCloseTo(Math.sqrt(0.9705410066678165), CLOSE);
        assertThat(third.covariancePath()[9]).isCloseTo(1.4590261209903193, CLOSE);
    }

    @Test
    void takesThemWithoutCorrelations() {
        Evolution third = third(Constants.diagonal(4, 8), DiagonalCovariance.identity(4));
        assertThat(third.sigma()).isCloseTo(0.22897840093216137, CLOSE);
        assertThat(third.mean())
                .containsExactly(
                        new double[] {0.5490683376610308, 0.504241392502355, 0.4425337688340315, 0.6095408828220761},
                        CLOSE);
        assertThat(third.covariance().deviation(0)).isCloseTo(Math.sqrt(1.0219808746177648), CLOSE);
        assertThat(third.covariance().deviation(3)).isCloseTo(Math.sqrt(1.0183748272426687), CLOSE);
    }

    @Test
    void drawsWithItsCovariance() {
        Evolution third = third(Constants.full(3, 7), FullCovariance.identity(3));
        var random = new SplittableRandom(1);
        int n = 40_000;
        double product = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            double[] x = third.draw(random);
            double first = (x[0] - third.mean()[0]) / third.sigma();
            product += first * (x[2] - third.mean()[2]) / third.sigma();
            square += first * first;
        }
        assertThat(product / n).as("99.9 %% of seeds").isCloseTo(0.2148, within(3.29 * 1.05 / Math.sqrt(n)));
        assertThat(square / n).isCloseTo(1.0246, within(3.29 * 1.45 / Math.sqrt(n)));
    }

    @Test
    void takesNoGiantStepTowardsAPointFromElsewhere() {
        Constants k = Constants.full(2, 6);
        Evolution begun = Evolution.from(new double[] {0.5, 0.5}, 1e-3, FullCovariance.identity(2));
        double[][] points = new double[6][];
        for (int i = 0; i < 6; i++) {
            points[i] = new double[] {i == 0 ? 1 : 0.5, 0.5};
        }
        Evolution next = begun.next(k, points);
        double farthest = Math.sqrt(2) + 1;
        assertThat(next.mean()[0]).isCloseTo(0.5 + k.weights()[0] * 1e-3 * farthest, CLOSE);
    }

    private static Evolution third(Constants k, Covariance covariance) {
        Evolution evolution = Evolution.from(Vectors.filled(k.d(), 0.5), 0.2, covariance);
        for (int g = 0; g < 3; g++) {
            double[][] points = new double[k.lambda()][k.d()];
            for (int i = 0; i < k.lambda(); i++) {
                for (int j = 0; j < k.d(); j++) {
                    points[i][j] = evolution.mean()[j] + evolution.sigma() * 1.3 * Math.sin(1 + 7 * i + 3 * j + 5 * g);
                }
            }
            evolution = evolution.next(k, points);
        }
        return evolution;
    }

    /** C, from the columns of its root. */
    private static long[][] covariance(Evolution evolution) {
        int d = evolution.mean().length;
        long[][] covariance = new long[d][];
        for (int j = 0; j < d; j++) {
            double[] unit = new double[d];
            unit[j] = 1;
            covariance[j] =
                    rounded(evolution.covariance().root(evolution.covariance().root(unit)));
        }
        return covariance;
    }

    private static long[] rounded(double... numbers) {
        long[] rounded = new long[numbers.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.round(numbers[i] * 1e11);
        }
        return rounded;
    }
}
