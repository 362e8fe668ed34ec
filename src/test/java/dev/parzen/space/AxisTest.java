package dev.parzen.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void runsFromBoundToBound() {
        Axis axis = Axis.of(FloatRange.of(-2, 6));
        assertThat(axis.coordinate(ParameterValue.of(0.0))).isEqualTo(0.25);
        assertThat(axis.value(0.25)).isEqualTo(ParameterValue.of(0.0));
    }

    @Test
    void runsAlongTheLogarithm() {
        Axis axis = Axis.of(FloatRange.log(1e-4, 1));
        assertThat(axis.coordinate(ParameterValue.of(1e-2))).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void givesDiscreteNumbersACellEach() {
        Axis axis = Axis.of(IntRange.of(1, 4));
        assertThat(axis.coordinate(ParameterValue.of(2))).isEqualTo(0.375);
        assertThat(axis.lower(0.375)).isEqualTo(0.25);
        assertThat(axis.upper(0.375)).isEqualTo(0.5);
    }

    @Test
    void givesLogarithmicIntegersCellsOfTheirOwnWidth() {
        Axis axis = Axis.of(IntRange.log(1, 100));
        double two = axis.coordinate(ParameterValue.of(2));
        assertThat(axis.lower(two)).isCloseTo(Math.log(3) / Math.log(201), within(1e-12));
        assertThat(axis.upper(two)).isCloseTo(Math.log(5) / Math.log(201), within(1e-12));
    }

    @Test
    void indexesChoices() {
        Axis axis = Axis.of(Categorical.of("a", "b", "c"));
        assertThat(axis.coordinate(ParameterValue.of("c"))).isEqualTo(2);
        assertThat(axis.value(2)).isEqualTo(ParameterValue.of("c"));
    }

    @Test
    void hasNoPlaceForStrangers() {
        assertThat(Axis.of(FloatRange.of(0, 1)).coordinate(ParameterValue.of(1.5)))
                .isNaN();
        assertThat(Axis.of(FloatRange.of(0, 1)).coordinate(ParameterValue.of("a")))
                .isNaN();
        assertThat(Axis.of(FloatRange.log(1, 2)).coordinate(ParameterValue.of(-3.0)))
                .isNaN();
        assertThat(Axis.of(Categorical.of("a")).coordinate(ParameterValue.of(1)))
                .isNaN();
    }

    @Test
    void returnsFromEveryCoordinateToAValueInside() {
        var random = new SplittableRandom(5);
        for (Distribution distribution : Samples.of(5).distributions(300)) {
            Axis axis = Axis.of(distribution);
            double u = axis.isCategorical() ? random.nextInt((int) axis.cells()) : random.nextDouble();
            ParameterValue value = axis.value(u);
            assertThat(distribution.fit(value))
                    .as("%s at %s, seed 5", distribution, u)
                    .contains(value);
        }
    }

    @Test
    void returnsFromEveryValueToItself() {
        var random = new SplittableRandom(6);
        for (Distribution distribution : Samples.of(6).distributions(300)) {
            Axis axis = Axis.of(distribution);
            if (!axis.isContinuous() && !distribution.isSingle()) {
                ParameterValue value = axis.value(axis.coordinateAt((long) (random.nextDouble() * axis.cells())));
                double u = axis.coordinate(value);
                assertThat(axis.value(u)).as("%s, seed 6", distribution).isEqualTo(value);
                assertThat(axis.snapped(u)).isCloseTo(u, within(1e-9));
            }
        }
    }
}
