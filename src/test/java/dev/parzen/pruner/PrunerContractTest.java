package dev.parzen.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.Catalogue;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pruner of the catalogue. */
@ParameterizedClass
@MethodSource("catalogue")
class PrunerContractTest {
    private final PrunerSpec spec;

    PrunerContractTest(PrunerSpec spec) {
        this.spec = spec;
    }

    static Stream<PrunerSpec> catalogue() {
        return Catalogue.of(PrunerSpec.class);
    }

    @Test
    void letsATrialWithoutReportsGoOn() {
        assertThat(judge(Observations.running(9, 0.5), history(1, Direction.MINIMIZE, 20)))
                .isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void letsTheFirstTrialGoOn() {
        assertThat(judge(Observations.running(0, 0.5, 3, 2), History.empty(Direction.MINIMIZE)))
                .isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void judgesMaximisingAsMinimisingTheNegative() {
        var random = new SplittableRandom(2);
        for (int round = 0; round < 200; round++) {
            double[] curve = random.doubles(1 + random.nextInt(5), -1, 1).toArray();
            double[] negative = Arrays.stream(curve).map(v -> -v).toArray();
            Verdict down = judge(Observations.running(99, 0.5, curve), history(round, Direction.MINIMIZE, 12));
            Verdict up = judge(Observations.running(99, 0.5, negative), history(round, Direction.MAXIMIZE, 12));
            assertThat(up.getClass()).as("round " + round).isEqualTo(down.getClass());
        }
    }

    @Test
    void bearsNaNAndInfinity() {
        History history = history(3, Direction.MINIMIZE, 10)
                .plus(Observations.completeAfter(10, Double.NaN, Double.NaN, 1))
                .plus(Observations.completeAfter(11, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(judge(Observations.running(12, 0.5, 1, value), history)).isNotNull();
        }
    }

    private Verdict judge(Observation trial, History history) {
        return spec.build(new Outline("study", OptionalInt.empty())).judge(trial, history);
    }

    /** Complete trials with five random values each; negated when maximising. */
    private static History history(int seed, Direction direction, int trials) {
        var random = new SplittableRandom(seed);
        History history = History.empty(direction);
        for (int number = 0; number < trials; number++) {
            double[] curve = random.doubles(5, -1, 1).map(direction::loss).toArray();
            history = history.plus(Observations.completeAfter(number, curve));
        }
        return history;
    }
}
