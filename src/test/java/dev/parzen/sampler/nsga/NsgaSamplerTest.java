package dev.parzen.sampler.nsga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Nsga2;
import dev.parzen.sampler.Nsga3;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.TrialState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NsgaSamplerTest {

    static List<SamplerSpec> both() {
        return List.of(Nsga2.defaults(), Nsga3.defaults());
    }

    /** Medians of nine seeds. */
    @ParameterizedTest
    @MethodSource("both")
    void comesCloserToTheFrontThanChance(SamplerSpec spec) {
        for (Problem problem : Problem.values()) {
            assertThat(median(problem, spec))
                    .as(problem.name())
                    .isGreaterThan(median(problem, Random.defaults()) + 0.1);
        }
    }

    private static double median(Problem problem, SamplerSpec spec) {
        return IntStream.range(0, 9)
                .mapToDouble(seed -> problem.hypervolume(problem.study(spec, seed, 200, 4), 200))
                .sorted()
                .toArray()[4];
    }

    @ParameterizedTest
    @EnumSource(Crossover.class)
    void minimizesOneObjectiveWithEveryCrossover(Crossover crossover) {
        SamplerSpec spec = new Nsga2(
                20, 20, crossover, 0.9, 0.5, Mutation.POLYNOMIAL, OptionalDouble.empty(), OptionalLong.empty());
        double evolved = sphere(spec);
        double random = sphere(Random.defaults());
        assertThat(evolved).isLessThan(random / 2);
    }

    /** The median over nine seeds of the least distance from (0.3, …), squared. */
    private static double sphere(SamplerSpec spec) {
        return IntStream.range(0, 9)
                .mapToDouble(seed -> new Driver(spec, seed, Spaces.flat(4), Direction.MINIMIZE)
                                .run(
                                        200,
                                        values -> values.values().stream()
                                                .mapToDouble(v -> Math.pow(v.asDouble() - 0.3, 2))
                                                .sum())
                                .history()
                                .finished()
                                .stream()
                                .mapToDouble(Observation::value)
                                .min()
                                .orElseThrow())
                .sorted()
                .toArray()[4];
    }

    /** Feasible is 0.09³ / 6 of the space: one point in 8,000. */
    @ParameterizedTest
    @MethodSource("both")
    void findsTheFeasibleWhenAllBeginInfeasible(SamplerSpec spec) {
        for (int seed = 0; seed < 5; seed++) {
            Driver driver = new Driver(spec, seed, Spaces.flat(3), Direction.MINIMIZE);
            for (int i = 0; i < 300; i++) {
                Observation trial = driver.ask();
                double violation = Math.max(0, sum(trial) - 0.09);
                driver.tell(new Observation(
                        trial.number(),
                        TrialState.Name.COMPLETE,
                        trial.params(),
                        List.of(-sum(trial)),
                        violation,
                        Map.of(),
                        Curve.EMPTY));
            }
            List<Observation> finished = driver.history().finished();
            assertThat(finished.subList(0, 20).stream().anyMatch(Observation::isFeasible))
                    .isFalse();
            assertThat(finished.subList(250, 300).stream().anyMatch(Observation::isFeasible))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private static double sum(Observation trial) {
        return Driver.values(trial).values().stream()
                .mapToDouble(ParameterValue::asDouble)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("both")
    void givesParallelAsksDifferentPointsWhileItBreeds(SamplerSpec spec) {
        Driver driver = new Driver(spec, 1, Spaces.flat(2), Direction.MINIMIZE).run(80, values -> 1);
        Set<Map<String, ParameterValue>> points = new HashSet<>();
        driver.history().finished().forEach(trial -> points.add(Driver.values(trial)));
        for (int i = 0; i < 64; i++) {
            points.add(Driver.values(driver.ask()));
        }
        assertThat(points).hasSize(80 + 64);
    }

    @ParameterizedTest
    @MethodSource("both")
    void triesEveryPointOfASmallSpace(SamplerSpec spec) {
        Driver driver = new Driver(spec, 2, Spaces.small(), Direction.MINIMIZE)
                .run(120, values -> values.get("digit").asDouble());
        assertThat(driver.history().finished().stream().map(Driver::values)).containsAll(combinations());
    }

    private static List<Map<String, ParameterValue>> combinations() {
        return List.of("a", "b", "c", "d").stream()
                .flatMap(letter -> IntStream.rangeClosed(1, 5)
                        .mapToObj(digit ->
                                Map.of("letter", ParameterValue.of(letter), "digit", ParameterValue.of((long) digit))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("both")
    void inheritsWhatExistsUnderAConditionAndSaysOfWhom(SamplerSpec spec) {
        Driver driver = new Driver(spec, 3, Spaces.conditional(), Direction.MINIMIZE)
                .run(60, values -> values.get("rate").asDouble());
        Proposal proposal = spec.build().propose(Spaces.conditional(), driver.history(), Dice.of(3, 60, ""));
        String optimizer = proposal.values().get("optimizer").toString();
        assertThat(optimizer).isIn("\"sgd\"", "\"adam\"");
        assertThat(proposal.values().keySet()).containsAnyOf("momentum", "beta");
        assertThat(proposal.notes()).singleElement().asString().containsPattern("trials? \\d+");
    }

    @ParameterizedTest
    @EnumSource(Crossover.class)
    void breedsValuesOfEveryKind(Crossover crossover) {
        for (Mutation mutation : Mutation.values()) {
            SamplerSpec spec =
                    new Nsga2(20, 5, crossover, 0.9, 0.5, mutation, OptionalDouble.empty(), OptionalLong.empty());
            for (SearchSpace space : List.of(Spaces.everyType(), Spaces.conditional(), Spaces.singletons())) {
                Driver driver = new Driver(spec, 6, space, Direction.MINIMIZE).run(60, values -> values.size());
                for (Observation trial : driver.history().finished()) {
                    trial.params()
                            .forEach((name, choice) -> assertThat(space.find(name)
                                            .orElseThrow()
                                            .distribution()
                                            .contains(choice.value()))
                                    .as("%s of trial %d", name, trial.number())
                                    .isTrue());
                }
            }
        }
    }

    @Test
    void mutatesADiscreteValueIntoAnother() {
        var random = new SplittableRandom(4);
        List<Distribution> kinds = List.of(
                Categorical.of("a", "b", "c"),
                IntRange.of(1, 2),
                IntRange.log(1, 1000),
                FloatRange.stepped(0, 0.5, 0.1),
                new IntRange(32, 256, false, 32));
        for (Distribution kind : kinds) {
            Axis axis = Axis.of(kind);
            for (int i = 0; i < 300; i++) {
                long before = random.nextLong((long) axis.cells());
                double after = Mutation.POLYNOMIAL.mutated(axis, axis.coordinateAt(before), random);
                assertThat(axis.index(axis.value(after)))
                        .as("%s", kind)
                        .isNotEqualTo(before)
                        .isNotNegative();
            }
        }
    }
}
