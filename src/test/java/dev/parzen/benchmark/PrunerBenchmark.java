package dev.parzen.benchmark;

import dev.parzen.pruner.Median;
import dev.parzen.pruner.Outline;
import dev.parzen.pruner.Pareto;
import dev.parzen.pruner.Patient;
import dev.parzen.pruner.Pruner;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.pruner.Threshold;
import dev.parzen.pruner.Verdict;
import dev.parzen.sampler.Catalogue;
import dev.parzen.trial.Curve;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Report;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a verdict costs on a middling trial, at a step where the pruner compares it: among trials with fifty reports, of
 * which half are complete and half were pruned somewhere, while eight are in flight.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PrunerBenchmark {
    private static final int STEPS = 50;
    private static final int FURTHER = 500;
    private static final int RUNNING = 8;
    private static final double MIDDLE = 0.5;
    private static final Outline OUTLINE = new Outline("study", OptionalInt.of(STEPS));

    @Param("10000")
    public int finished;

    /** A kind of the catalogue; pareto-2 has two objectives, and the patient one, without patience, asks the median. */
    @Param({"none", "median", "asha", "hyperband", "threshold", "patient", "wilcoxon", "pareto", "pareto-2"})
    public String kind;

    private Pruner pruner;
    private Observation judged;
    private List<Observation> trials = List.of();
    private List<Observation> further;
    private History past;

    @Setup
    public void fill() {
        pruner = spec().build(OUTLINE);
        past = past();
        further = IntStream.range(finished, finished + FURTHER)
                .mapToObj(this::finishedTrial)
                .toList();
        int last = finished + FURTHER + RUNNING;
        int number = pruner.brackets(past)
                .map(brackets -> IntStream.iterate(last, i -> i + 1)
                        .filter(i -> brackets.of(i) == 0)
                        .findFirst()
                        .orElseThrow())
                .orElse(last);
        judged = trial(TrialState.Name.RUNNING, number, judgedSteps(), MIDDLE);
    }

    @Benchmark
    public Verdict verdict() {
        return pruner.judge(judged, past);
    }

    /** A past that was judged by once and has no row after its last. */
    @State(Scope.Thread)
    public static class Beginning {
        private History past;

        @Setup(Level.Invocation)
        public void fill(PrunerBenchmark benchmark) {
            past = benchmark.past();
            benchmark.pruner.judge(benchmark.judged, past);
        }
    }

    /** One more trial finishes before each verdict. */
    @Benchmark
    @OperationsPerInvocation(FURTHER)
    public int verdictAfterAnother(Beginning beginning) {
        History grown = beginning.past;
        int pruned = 0;
        for (Observation another : further) {
            grown = grown.plus(another);
            pruned += pruner.judge(judged, grown) instanceof Verdict.Prune ? 1 : 0;
        }
        return pruned;
    }

    private PrunerSpec spec() {
        return switch (kind) {
            case "pareto-2" -> Pareto.defaults();
            case "patient" -> new Patient(Optional.of(Median.defaults()), 0, 0, 0);
            case "threshold" -> new Threshold(OptionalDouble.empty(), OptionalDouble.of(2), 0, 1, 0);
            default -> Catalogue.defaults(PrunerSpec.class, kind);
        };
    }

    private int directions() {
        return kind.equals("pareto-2") ? 2 : 1;
    }

    /** Up to a rung of successive halving, to one of Hyperband, or to the last step; the test then has fifty pairs. */
    private int judgedSteps() {
        return switch (kind) {
            case "asha" -> 1 + 16;
            case "hyperband" -> 1 + 27;
            default -> STEPS;
        };
    }

    private History past() {
        History filled = History.empty(Collections.nCopies(directions(), Direction.MINIMIZE))
                .withRunning(Stream.iterate(finished + FURTHER, number -> number + 1)
                        .limit(RUNNING)
                        .map(number -> trial(
                                TrialState.Name.RUNNING, number, STEPS, new SplittableRandom(number).nextDouble()))
                        .toList());
        if (trials.isEmpty()) {
            trials = IntStream.range(0, finished).mapToObj(this::finishedTrial).toList();
        }
        for (Observation trial : trials) {
            filled = filled.plus(trial);
        }
        return filled;
    }

    private Observation finishedTrial(int number) {
        var random = new SplittableRandom(number);
        double quality = random.nextDouble();
        return number % 2 == 0
                ? trial(TrialState.Name.COMPLETE, number, STEPS, quality)
                : trial(TrialState.Name.PRUNED, number, 1 + random.nextInt(STEPS), quality);
    }

    /** Curves fall towards the quality, with noise; of two values the second is the better the worse the first. */
    private Observation trial(TrialState.Name state, int number, int steps, double quality) {
        var random = new SplittableRandom(-number);
        List<Report> reports = IntStream.range(0, steps)
                .mapToObj(step -> new Report(
                        step,
                        Stream.of(quality, 1 - quality)
                                .limit(directions())
                                .map(aim -> aim + 1.0 / (1 + step) + 0.1 * random.nextDouble())
                                .toList(),
                        Map.of(),
                        Instant.EPOCH))
                .toList();
        List<Double> values =
                state == TrialState.Name.COMPLETE ? reports.get(steps - 1).values() : List.of();
        return new Observation(number, state, Map.of(), values, Curve.of(reports));
    }
}
