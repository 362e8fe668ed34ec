package dev.parzen.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values to 17 digits: ln(φ(u) + u Φ(u)) and its derivative as they stand, by mpmath with 60 digits. */
class ImprovementTest {
    private static final double PERCENT = 1e-8;

    @ParameterizedTest
    @CsvSource({
        "1e6, 13.815510557964274, 1e-6",
        "20000, 9.9034875525361281, 5e-5",
        "3, 1.0987396653277078, 0.33284096845179524",
        "0.5, -0.35982768374506382, 0.99092271800410996",
        "0, -0.91893853320467274, 1.2533141373155003",
        "-0.99, -2.4661143916690494, 1.8970576371863509",
        "-1.01, -2.5041998574802568, 1.9114971728606133",
        "-5, -16.74430116266099, 5.3618162412880885",
        "-25, -319.86146358149595, 25.079620234266533",
        "-100, -5010.1295788002498, 100.01999400419587",
        "-499, -124513.84416277268, 499.00400796774427",
        "-501, -125513.85216268735, 501.00399196825625",
        "-10000, -50000019.339619307, 10000.000199999994"
    })
    void isExactFarFromAnyHope(double u, double log, double slope) {
        assertThat(Improvement.log(u)).isCloseTo(log, withinPercentage(PERCENT));
        assertThat(Improvement.slope(u)).isCloseTo(slope, withinPercentage(PERCENT));
    }
}
