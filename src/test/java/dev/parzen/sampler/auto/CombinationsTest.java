package dev.parzen.sampler.auto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import org.junit.jupiter.api.Test;

class CombinationsTest {

    @Test
    void countsTheCellsOfAGrid() {
        assertThat(Combinations.areAtMost(20, Spaces.small())).isTrue();
        assertThat(Combinations.areAtMost(19, Spaces.small())).isFalse();
    }

    /** 3 ways with "deep", for each layer, and one without. */
    @Test
    void countsWhatExistsUnderConditions() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("kind", Categorical.of("deep", "flat")),
                Parameter.of("layers", IntRange.of(2, 4)).when("kind", ParameterValue.of("deep")),
                Parameter.of("fixed", FloatRange.of(0.5, 0.5)),
                Parameter.of("norm", Categorical.of("on", "off")).when("layers", ParameterValue.of(4)));
        assertThat(Combinations.areAtMost(5, space)).isTrue();
        assertThat(Combinations.areAtMost(4, space)).isFalse();
    }

    @Test
    void givesUpOnWhatIsNotFinite() {
        assertThat(Combinations.areAtMost(Long.MAX_VALUE - 1, Spaces.flat(1))).isFalse();
        assertThat(Combinations.areAtMost(Long.MAX_VALUE - 1, SearchSpace.UNDECLARED))
                .isFalse();
    }

    @Test
    void stopsCountingWhenThereAreTooMany() {
        SearchSpace huge = SearchSpace.of(
                Parameter.of("a", IntRange.of(0, 1_000_000_000)), Parameter.of("b", IntRange.of(0, 1_000_000_000)));
        assertThat(Combinations.areAtMost(1000, huge)).isFalse();
    }
}
