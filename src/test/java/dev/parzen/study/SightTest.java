package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.pruner.Hyperband;
import dev.parzen.pruner.None;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.BruteForce;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Partition;
import dev.parzen.trial.TrialState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SightTest {
    private static final int OWN = 30;
    private static final int FOREIGN = 4;
    private static final PrunerSpec HYPERBAND = hyperband(true);
    private static final SamplerSpec TPE = Tpe.defaults().withSeed(1);

    @Test
    void showsTheTrialsOfEarlierStudiesInEveryBracket() {
        Partition brackets = brackets();
        assertThat(brackets.count()).isEqualTo(3);
        for (int number = OWN; number < 2 * OWN; number++) {
            int bracket = brackets.of(number);
            History seen = seen(HYPERBAND, TPE, number);
            assertThat(seen.foreignSize()).isEqualTo(FOREIGN);
            assertThat(numbers(seen.own().finished()))
                    .isNotEmpty()
                    .isEqualTo(IntStream.range(0, OWN)
                            .filter(other -> brackets.of(other) == bracket)
                            .boxed()
                            .toList());
            assertThat(numbers(seen.running()))
                    .isEqualTo(IntStream.range(2 * OWN, 3 * OWN)
                            .filter(other -> brackets.of(other) == bracket)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void hidesEarlierStudiesFromWhoDoesNotLearnFromThem() {
        History seen = seen(new None(), new Random(OptionalLong.of(1)), OWN);
        assertThat(seen.foreignSize()).isZero();
        assertThat(seen.size()).isEqualTo(OWN);
    }

    @Test
    void showsAllWhereNothingIsConfined() {
        for (PrunerSpec pruner : List.of(new None(), hyperband(false))) {
            assertThat(seen(pruner, TPE, OWN).own().size()).isEqualTo(OWN);
            assertThat(seen(pruner, TPE, OWN).running()).hasSize(OWN);
        }
        assertThat(seen(HYPERBAND, new BruteForce(OptionalLong.of(1)), OWN)
                        .own()
                        .size())
                .isEqualTo(OWN);
    }

    private static PrunerSpec hyperband(boolean confined) {
        return new Hyperband(1, IntOrAuto.of(9), 3, 0, confined, 0);
    }

    private static Partition brackets() {
        return spec(HYPERBAND)
                .buildPruner()
                .brackets(History.empty(Direction.MINIMIZE))
                .orElseThrow();
    }

    private static StudySpec spec(PrunerSpec pruner) {
        return StoreSamples.plain("study").with(draft -> draft.pruner = pruner);
    }

    private static History seen(PrunerSpec pruner, SamplerSpec sampler, int number) {
        return Sight.of(spec(pruner), sampler.build(), number, past());
    }

    private static History past() {
        List<Observation> foreign = IntStream.rangeClosed(1, FOREIGN)
                .mapToObj(i -> observation(-i, TrialState.Name.COMPLETE, i))
                .toList();
        History past = History.after(List.of(Direction.MINIMIZE), SearchSpace.UNDECLARED, foreign);
        for (int number = 0; number < OWN; number++) {
            past = past.plus(observation(number, TrialState.Name.COMPLETE, number));
        }
        return past.withRunning(IntStream.range(2 * OWN, 3 * OWN)
                .mapToObj(number -> observation(number, TrialState.Name.RUNNING))
                .toList());
    }

    private static Observation observation(int number, TrialState.Name state, double... values) {
        return new Observation(
                number,
                state,
                Map.of("x", Choice.of(ParameterValue.of(0.5), FloatRange.of(0, 1))),
                Arrays.stream(values).boxed().toList(),
                Curve.EMPTY);
    }

    private static List<Integer> numbers(List<Observation> observations) {
        return observations.stream().map(Observation::number).toList();
    }
}
