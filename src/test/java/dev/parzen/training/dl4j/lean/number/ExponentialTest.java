package dev.parzen.training.dl4j.lean.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void isWithinFourUnitsInTheLastPlace() {
        for (float x = -87; x <= 88; x += 0.001f) {
            float exact = (float) Math.exp(x);
            assertThat(Exponential.of(x)).as("e^%s", x).isCloseTo(exact, within(4 * Math.ulp(exact)));
        }
    }

    @Test
    void givesSigmoidAndTangentToSinglePrecision() {
        for (float x = -30; x <= 30; x += 0.0007f) {
            assertThat(Exponential.sigmoid(x)).isCloseTo((float) (1 / (1 + Math.exp(-x))), within(2e-7f));
            float tanh = (float) Math.tanh(x);
            assertThat(Exponential.tanh(x)).as("tanh %s", x).isCloseTo(tanh, within(4 * Math.ulp(tanh)));
        }
    }

    @Test
    void staysWithinBoundsFarOut() {
        assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isBetween(0f, 1e-37f);
        assertThat(Exponential.of(Float.POSITIVE_INFINITY)).isGreaterThan(1e38f);
        assertThat(Exponential.sigmoid(-1000)).isBetween(0f, 1e-37f);
        assertThat(Exponential.sigmoid(1000)).isEqualTo(1);
        assertThat(Exponential.tanh(-1000)).isEqualTo(-1);
    }

    @Test
    void passesOnWhatIsNoNumber() {
        assertThat(Exponential.of(Float.NaN)).isNaN();
        assertThat(Exponential.sigmoid(Float.NaN)).isNaN();
        assertThat(Exponential.tanh(Float.NaN)).isNaN();
        for (Curve.Usual curve : Curve.Usual.values()) {
            float[] x = {Float.NaN};
            curve.apply(x, new float[1], 1);
            assertThat(x[0]).as(curve.name()).isNaN();
        }
    }
}
