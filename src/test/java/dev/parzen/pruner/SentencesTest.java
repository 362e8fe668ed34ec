package dev.parzen.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void showsFourSignificantDigits() {
        assertThat(Sentences.shown(0.41234567)).isEqualTo("0.4123");
        assertThat(Sentences.shown(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Sentences.shown(-12.3456)).isEqualTo("-12.35");
        assertThat(Sentences.shown(14)).isEqualTo("14");
        assertThat(Sentences.shown(0)).isEqualTo("0");
        assertThat(Sentences.shown(-0.0)).isEqualTo("0");
        assertThat(Sentences.shown(0.001234)).isEqualTo("0.001234");
    }

    @Test
    void showsWhatIsLongWithAnExponent() {
        assertThat(Sentences.shown(1234567)).isEqualTo("1235000");
        assertThat(Sentences.shown(12345678)).isEqualTo("1.235E+7");
        assertThat(Sentences.shown(1.234e-7)).isEqualTo("1.234E-7");
        assertThat(Sentences.shown(1e300)).isEqualTo("1E+300");
    }

    @Test
    void showsWhatIsNotFinite() {
        assertThat(Sentences.shown(Double.NaN)).isEqualTo("NaN");
        assertThat(Sentences.shown(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void countsInOneAndMany() {
        assertThat(Sentences.counted(1, "trial")).isEqualTo("1 trial");
        assertThat(Sentences.counted(0, "trial")).isEqualTo("0 trials");
        assertThat(Sentences.counted(14, "trial")).isEqualTo("14 trials");
    }

    @Test
    void namesParts() {
        assertThat(Sentences.part(2)).isEqualTo("half");
        assertThat(Sentences.part(3)).isEqualTo("third");
        assertThat(Sentences.part(4)).isEqualTo("quarter");
        assertThat(Sentences.part(7)).isEqualTo("7th part");
    }
}
