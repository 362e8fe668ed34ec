package dev.parzen.benchmark;

import dev.parzen.sampler.Catalogue;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Kinds;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.TrialState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one trial costs the sampler: ask for all its parameters, tell its value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SamplingBenchmark {
    private static final List<Distribution> KINDS = List.of(
            FloatRange.of(-5, 5),
            FloatRange.log(1e-5, 1),
            IntRange.of(16, 512),
            Categorical.of("relu", "tanh", "gelu", "elu"),
            FloatRange.of(0, 1));

    @Param({"100", "1000", "10000"})
    public int finished;

    @Param({"5", "10"})
    public int parameters;

    @Param("tpe")
    public String kind;

    private Sampler sampler;
    private SearchSpace space;
    private History beginning;
    private History past;

    @Setup
    public void fill() {
        sampler = Catalogue.of(SamplerSpec.class)
                .filter(known -> Kinds.nameOf(known).equals(kind))
                .findFirst()
                .orElseThrow()
                .build();
        space = new SearchSpace(IntStream.range(0, parameters)
                .mapToObj(i -> Parameter.of("p" + i, KINDS.get(i % KINDS.size())))
                .toList());
        Sampler random = Random.defaults().build();
        past = History.empty(Direction.MINIMIZE);
        for (int number = 0; number < finished; number++) {
            past = past.plus(trial(random, past, number));
        }
        beginning = past;
        // The row after the beginning is now taken: each study that goes on from here has its own rows, and what is
        // remembered of the beginning stays.
        past.plus(trial(sampler, past, past.size()));
    }

    /**
     * One trial of a study that has so many and grows by a twentieth and ten; then again from the beginning. What a sampler
     * has learned from the beginning is remembered, as in a study that got there; what it fits on the way counts.
     */
    @Benchmark
    public History trial() {
        if (past.size() > finished * 1.05 + 10) {
            past = beginning;
        }
        past = past.plus(trial(sampler, past, past.size()));
        return past;
    }

    /** A parameter that is modelled alone. */
    @Benchmark
    public ParameterValue single() {
        return sampler.suggest("p1", KINDS.get(1), past, Dice.of(1, finished, "p1"))
                .value();
    }

    private Observation trial(Sampler asked, History history, int number) {
        Proposal proposal = asked.propose(space, history, Dice.of(1, number, ""));
        Map<String, Choice> chosen = new LinkedHashMap<>();
        for (Parameter parameter : space.parameters()) {
            ParameterValue proposed = proposal.values().get(parameter.name());
            ParameterValue value = proposed != null
                    ? proposed
                    : asked.suggest(
                                    parameter.name(),
                                    parameter.distribution(),
                                    history,
                                    Dice.of(1, number, parameter.name()))
                            .value();
            chosen.put(parameter.name(), Choice.of(value, parameter.distribution()));
        }
        double value = new SplittableRandom(number).nextDouble();
        return new Observation(number, TrialState.Name.COMPLETE, chosen, List.of(value), Curve.EMPTY);
    }
}
