package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanIntervalTest {

    /** From SciPy 1.17.1: t.ppf(0.975, ν) and t.ppf(0.995, ν). */
    @ParameterizedTest
    @CsvSource({
        "1,12.706204736174694,63.656741162871526",
        "2,4.302652729749462,9.924843200918287",
        "3,3.1824463052837078,5.840909309733355",
        "4,2.7764451051977934,4.604094871349992",
        "5,2.5705818356363146,4.032142983555228",
        "6,2.4469118511449786,3.7074280213248065",
        "9,2.262157162798205,3.249835541592126",
        "10,2.228138851986274,3.16927267261695",
        "29,2.045229642132703,2.756385903670605",
        "30,2.0422724563012378,2.7499956535672254",
        "99,1.9842169515864174,2.626405457280827",
        "1000,1.9623390808264083,2.580754698065951"
    })
    void knowsTheQuantilesOfStudentsDistribution(int freedom, double at95, double at99) {
        assertThat(StudentT.central(0.95, freedom)).isCloseTo(at95, within(1e-11 * at95));
        assertThat(StudentT.central(0.99, freedom)).isCloseTo(at99, within(1e-11 * at99));
        assertThat(StudentT.central(0, freedom)).isCloseTo(0, within(1e-14));
    }

    /** By hand: mean 0.93, squares 4 + 4 + 1 + 1 times 10⁻⁴, s² = 2.5·10⁻⁴; the reach is 2.776445 s / √5. */
    @Test
    void equalsAnExampleByHand() {
        MeanInterval interval = MeanInterval.of(new double[] {0.93, 0.95, 0.91, 0.94, 0.92}, 0.95);
        assertThat(interval.mean()).isCloseTo(0.93, within(1e-12));
        assertThat(interval.deviation().orElseThrow()).isCloseTo(0.0158113883, within(1e-10));
        assertThat(interval.low().orElseThrow()).isCloseTo(0.9103675684, within(1e-10));
        assertThat(interval.high().orElseThrow()).isCloseTo(0.9496324316, within(1e-10));
    }

    @Test
    void hasNoIntervalForASingleMeasurement() {
        MeanInterval interval = MeanInterval.of(new double[] {0.5}, 0.95);
        assertThat(interval.mean()).isEqualTo(0.5);
        assertThat(interval.deviation()).isEmpty();
        assertThat(interval.low()).isEmpty();
        assertThatThrownBy(() -> MeanInterval.of(new double[0], 0.95)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Of 4,000 intervals of five normal numbers each, 95 % hold the mean: ± 4 standard deviations of that share. */
    @Test
    void holdsTheTruthAsOftenAsItPromises() {
        RandomGenerator random = new java.util.Random(7);
        int held = 0;
        for (int i = 0; i < 4000; i++) {
            double[] values =
                    random.doubles(5).map(u -> 3 + 2 * Normal.quantile(u)).toArray();
            MeanInterval interval = MeanInterval.of(values, 0.95);
            held += interval.low().orElseThrow() < 3 && 3 < interval.high().orElseThrow() ? 1 : 0;
        }
        assertThat(held / 4000.0).isCloseTo(0.95, within(4 * Math.sqrt(0.95 * 0.05 / 4000)));
    }
}
