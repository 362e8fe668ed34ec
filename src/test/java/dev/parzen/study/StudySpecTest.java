package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.pruner.Median;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.Catalogue;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import dev.parzen.trial.Direction;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StudySpecTest {

    @Test
    void hasOneToSixteenDirections() {
        assertThat(with(16).directions()).hasSize(16);
        assertThat(with(1).hasSeveralDirections()).isFalse();
        assertThat(with(2).hasSeveralDirections()).isTrue();
        for (int count : List.of(0, 17)) {
            assertThatThrownBy(() -> with(count))
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            refusal -> assertThat(refusal.pointer()).isEqualTo("/directions"));
        }
    }

    /** Whatever a sampler says of space and directions holds for the studies that use it. */
    @TestFactory
    Stream<DynamicTest> takesTheSamplersThatFit() {
        return Catalogue.of(SamplerSpec.class)
                .map(sampler -> sampler.withSeed(1))
                .flatMap(sampler -> Stream.of(1, 2, 5)
                        .map(count -> DynamicTest.dynamicTest(
                                count + " directions, " + sampler, () -> agrees(sampler, with(count)))));
    }

    /** Whatever a pruner says of directions holds for the studies that use it. */
    @TestFactory
    Stream<DynamicTest> takesThePrunersThatFit() {
        return Catalogue.of(PrunerSpec.class)
                .flatMap(pruner -> Stream.of(1, 2, 5)
                        .map(count -> DynamicTest.dynamicTest(
                                count + " directions, " + pruner, () -> agrees(pruner, with(count)))));
    }

    @Test
    void namesThePrunersOfSeveralDirections() {
        assertThat(Catalogue.of(PrunerSpec.class)
                        .filter(pruner -> fits(pruner, 2))
                        .map(Kinds::nameOf))
                .containsExactlyInAnyOrder("none", "pareto");
        assertThatThrownBy(() -> Median.defaults().requireFits(2)).hasMessageContaining("give \"pareto\"");
    }

    private static boolean fits(PrunerSpec pruner, int objectives) {
        try {
            pruner.requireFits(objectives);
            return true;
        } catch (InvalidValueException unfit) {
            return false;
        }
    }

    private static void agrees(PrunerSpec pruner, StudySpec spec) {
        StudyChange change = change(Optional.empty(), Optional.of(pruner));
        try {
            pruner.requireFits(spec.directions().size());
        } catch (InvalidValueException unfit) {
            assertThatThrownBy(() -> spec.with(change))
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            refusal -> assertThat(refusal.pointer()).isEqualTo("/pruner" + unfit.pointer()));
            return;
        }
        assertThat(spec.with(change).pruner()).isEqualTo(pruner);
    }

    private static void agrees(SamplerSpec sampler, StudySpec spec) {
        StudyChange change = change(Optional.of(sampler), Optional.empty());
        try {
            sampler.requireFits(spec.space(), spec.directions().size());
        } catch (InvalidValueException unfit) {
            assertThatThrownBy(() -> spec.with(change))
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            refusal -> assertThat(refusal.pointer()).isEqualTo("/sampler" + unfit.pointer()));
            return;
        }
        assertThatCode(() -> spec.with(change)).doesNotThrowAnyException();
    }

    private static StudyChange change(Optional<SamplerSpec> sampler, Optional<PrunerSpec> pruner) {
        return StudyChange.of(change -> {
            change.sampler = sampler;
            change.pruner = pruner;
        });
    }

    private static StudySpec with(int directions) {
        return StoreSamples.plain("s", Collections.nCopies(directions, Direction.MINIMIZE), List.of());
    }
}
