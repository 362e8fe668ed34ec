package dev.parzen.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values to 18 digits, from arithmetic with 60. */
class ErrorFunctionTest {
    private static final double PERCENT = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "-6, 1.99999999999999998",
        "-1, 1.84270079294971487",
        "-0.3, 1.32862675945912742",
        "0, 1",
        "0.2, 0.777297410789521534",
        "0.46875, 0.507386526782062008",
        "0.5, 0.479500122186953462",
        "1, 0.157299207050285131",
        "2.5, 0.00040695201744495894",
        "4, 1.54172579002800189e-8",
        "6, 2.15197367124989131e-17",
        "26, 5.66319240885614285e-296",
        "1e4, 0",
        "20000, 0",
        "-20000, 2",
        "1e9, 0",
        "-1e300, 2"
    })
    void knowsTheComplement(double x, double expected) {
        assertThat(ErrorFunction.erfc(x)).isCloseTo(expected, withinPercentage(PERCENT));
    }

    @ParameterizedTest
    @CsvSource({
        "-6, 8622463094230390.36",
        "-1, 5.00898008076228347",
        "-0.3, 1.45374923284276555",
        "0, 1",
        "0.2, 0.809019519901580733",
        "0.46875, 0.632069689249556078",
        "1, 0.427583576155807004",
        "4, 0.13699945762506139",
        "26, 0.0216835848505629066",
        "100, 0.0056416137829894329"
    })
    void knowsTheScaledComplement(double x, double expected) {
        assertThat(ErrorFunction.erfcx(x)).isCloseTo(expected, withinPercentage(PERCENT));
    }
}
