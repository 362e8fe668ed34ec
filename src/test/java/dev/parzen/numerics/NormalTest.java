package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values to 18 digits, from arithmetic with 60. */
class NormalTest {
    private static final double PERCENT = 1e-11;

    @ParameterizedTest
    @CsvSource({
        "-200, -20006.2172808981904",
        "-40, -804.608442013753788",
        "-37.5, -707.668989317507191",
        "-10, -53.2312851505124706",
        "-5, -15.0649983939887257",
        "-1, -1.84102164500926351",
        "-0.5, -1.17591176159361861",
        "0, -0.693147180559945309",
        "1, -0.17275377902344989",
        "3, -0.0013508099647481938",
        "8, -6.22096057427178606e-16"
    })
    void knowsTheLogarithmOfTheDistributionFunction(double x, double expected) {
        assertThat(Normal.logCdf(x)).isCloseTo(expected, withinPercentage(PERCENT));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1, -0.381715146302126072",
        "5, 6, -15.0684460965294534",
        "-6, -5, -15.0684460965294534",
        "-30, -29, -424.787419909730312",
        "29, 30, -424.787419909730312",
        "2, 2.001, -9.82769381210358649",
        "-0.001, 0.001, -7.13354679829352002",
        "-50, -49.99999, -1262.43161398745741",
        "3, 3.00001, -16.9318789981475166"
    })
    void knowsTheMassOfAnInterval(double a, double b, double expected) {
        assertThat(Normal.logMass(a, b)).isCloseTo(expected, within(1e-10 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.0470962993611992",
        "1e-20, -9.26234008979840757",
        "0.001, -3.09023230616781354",
        "0.07, -1.47579102817917074",
        "0.3, -0.524400512708040784",
        "0.5, 0",
        "0.99, 2.3263478740408411",
        "0.999999, 4.75342430882289895"
    })
    void invertsTheDistributionFunction(double p, double expected) {
        assertThat(Normal.quantile(p)).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "-5000, -99.9447481748410925",
        "-800, -39.8846948382566776",
        "-1, -0.337474963764202455",
        "-0.01, 2.32822173753717568"
    })
    void invertsItsLogarithm(double y, double expected) {
        assertThat(Normal.quantileOfLog(y)).isCloseTo(expected, within(1e-11 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void keepsTruncatedQuantilesInsideAndInOrder() {
        double[][] intervals = {{-1, 2}, {0, 0.1}, {5, 9}, {-90, -80}, {80, 90}, {-3, 1e6}, {-1e6, 1e6}};
        for (double[] interval : intervals) {
            double before = interval[0];
            for (double u = 0; u <= 1; u += 1.0 / 64) {
                double x = Normal.truncatedQuantile(u, interval[0], interval[1]);
                assertThat(x)
                        .as("u = %s in [%s, %s]", u, interval[0], interval[1])
                        .isBetween(before, interval[1]);
                before = x;
            }
        }
    }

    @Test
    void givesTheShareThatWasAskedFor() {
        double a = 4;
        double b = 6;
        double x = Normal.truncatedQuantile(0.25, a, b);
        assertThat(Math.exp(Normal.logMass(a, x) - Normal.logMass(a, b))).isCloseTo(0.25, within(1e-12));
    }
}
