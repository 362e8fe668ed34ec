package dev.parzen.sampler.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected values are NumPy's, from table 1 of Hansen 2016, written down once more without this code. */
class ConstantsTest {
    private static final Offset<Double> CLOSE = within(1e-8);

    @Test
    void followTheTutorialInThreeDimensions() {
        Constants k = Constants.full(3, Constants.population(3));
        assertThat(k.lambda()).isEqualTo(7);
        assertThat(k.muEff()).isCloseTo(2.2548150822, CLOSE);
        assertThat(k.c1()).isCloseTo(0.0964096326, CLOSE);
        assertThat(k.cMu()).isCloseTo(0.0512430870, CLOSE);
        assertThat(k.cSigma()).isCloseTo(0.4149090011, CLOSE);
        assertThat(k.dSigma()).isCloseTo(1.4149090011, CLOSE);
        assertThat(k.cc()).isCloseTo(0.5588013229, CLOSE);
        assertThat(k.weights())
                .containsExactly(
                        new double[] {0.585645107, 0.292822553, 0.12153234, 0, -0.424126942, -0.770663886, -1.063656697
                        },
                        CLOSE);
    }

    @Test
    void followTheTutorialInTenDimensions() {
        Constants k = Constants.full(10, Constants.population(10));
        assertThat(k.lambda()).isEqualTo(10);
        assertThat(k.muEff()).isCloseTo(3.1672992814, CLOSE);
        assertThat(k.c1()).isCloseTo(0.0152838245, CLOSE);
        assertThat(k.cMu()).isCloseTo(0.0201542828, CLOSE);
        assertThat(k.cSigma()).isCloseTo(0.2844285879, CLOSE);
        assertThat(k.cc()).isCloseTo(0.2949903838, CLOSE);
    }

    @Test
    void learnFasterWithoutCorrelations() {
        Constants k = Constants.diagonal(4, 8);
        assertThat(k.cMu()).isCloseTo(0.1020479997, CLOSE);
        assertThat(k.cSigma()).isCloseTo(0.4791763684, CLOSE);
        assertThat(k.cc()).isEqualTo(0.5);
        assertThat(k.weights())
                .containsExactly(new double[] {0.529930184, 0.285714286, 0.142857143, 0.041498387, 0, 0, 0, 0}, CLOSE);
    }

    @Test
    void areNumbersInEveryDimension() {
        for (int d = 1; d <= 200; d++) {
            for (int lambda : new int[] {3, 4, Constants.population(d), 10 * d + 3}) {
                for (Constants k : new Constants[] {Constants.full(d, lambda), Constants.diagonal(d, lambda)}) {
                    String what = d + " dimensions, population " + lambda;
                    assertThat(k.weights()).as(what).doesNotContain(Double.NaN);
                    assertThat(k.c1() + k.cMu()).as(what).isBetween(0.0, 1.0);
                    assertThat(1 - k.c1() - k.cMu() * k.sumOfWeights()).as(what).isPositive();
                }
            }
        }
    }
}
