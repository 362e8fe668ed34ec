package dev.parzen.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.analysis.Replay.Best;
import dev.parzen.analysis.Replay.Pruned;
import dev.parzen.pruner.Asha;
import dev.parzen.pruner.Hyperband;
import dev.parzen.pruner.Median;
import dev.parzen.pruner.None;
import dev.parzen.pruner.Outline;
import dev.parzen.pruner.Pareto;
import dev.parzen.pruner.Percentile;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.Catalogue;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.InMemoryStudyStore;
import dev.parzen.study.LocalStudies;
import dev.parzen.study.LocalTuner;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StoreSamples;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.TickingClock;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said to have been: the same as what is, when the same curves run before the pruner. */
class ReplayTest {
    private static final int TRIALS = 40;
    private static final int LENGTH = 12;
    private static final StudyRef STUDY = new StudyRef("study");
    private static final Outline OUTLINE = new Outline("study", OptionalInt.empty());
    private static final PrunerSpec NONE = new None();
    private static final PrunerSpec ASHA = new Asha(IntOrAuto.of(1), 2, 0, 0, 0);

    /** The one thing that may happen at a moment. */
    private record Event(int trial, Kind kind, int step) {
        enum Kind {
            ASK,
            REPORT,
            TELL
        }
    }

    /** A study that lives through a script. */
    private static final class Life {
        private final TickingClock clock = new TickingClock();
        private final InMemoryStudyStore store = new InMemoryStudyStore();
        private final LocalTuner tuner = new LocalTuner(store, clock);
        private final double[][] curves;
        private final Direction[] directions;
        private final Set<Integer> gone = new HashSet<>();
        private final List<String> pruned = new ArrayList<>();

        Life(PrunerSpec pruner, double[][] curves, List<Event> script, Direction... directions) {
            this.curves = curves;
            this.directions = directions.length == 0 ? new Direction[] {Direction.MINIMIZE} : directions;
            store.create(spec(pruner, this.directions), clock.instant());
            script.forEach(event -> {
                clock.tick(Duration.ofSeconds(1));
                if (!gone.contains(event.trial)) {
                    happen(event);
                }
            });
        }

        private void happen(Event event) {
            TrialRef trial = TrialRef.of(STUDY, event.trial);
            switch (event.kind) {
                case ASK ->
                    assertThat(tuner.ask(STUDY, Ask.by("w")).get(0).number()).isEqualTo(event.trial);
                case REPORT ->
                    tuner.report(trial, new Progress(event.step, values(event.trial, event.step), Map.of()))
                            .reason()
                            .ifPresent(reason -> prune(trial, event.step, reason));
                case TELL ->
                    tuner.tell(
                            trial,
                            fails(event.trial)
                                    ? Outcome.of(new Outcome.Failed("diverged", false))
                                    : Outcome.of(
                                            new Outcome.Complete(values(event.trial, curves[event.trial].length - 1))));
            }
        }

        /** Of several directions, the values of as many curves. */
        private List<Double> values(int trial, int step) {
            return IntStream.range(0, directions.length)
                    .mapToObj(i -> curves[(trial + 5 * i) % curves.length][step])
                    .toList();
        }

        /** Of many trials every seventh. */
        private boolean fails(int number) {
            return curves.length == TRIALS && number % 7 == 6;
        }

        private void prune(TrialRef trial, int step, String reason) {
            pruned.add(trial.number() + " at " + step + ": " + reason);
            gone.add(trial.number());
            tuner.tell(trial, Outcome.of(new Outcome.Pruned(Optional.empty(), Optional.of(reason))));
        }

        Replay replayed(PrunerSpec pruner) {
            return Replay.of(recording(store), pruner, OUTLINE);
        }
    }

    /** Of the catalogue, whatever there is; of these, what certainly prunes some of the curves. */
    private static final List<PrunerSpec> SEVERE = List.of(
            Median.defaults(),
            new Percentile(25, 2, 1, 2, 1, 0),
            ASHA,
            new Asha(IntOrAuto.AUTO, 3, 0, 1, 0),
            new Hyperband(1, IntOrAuto.AUTO, 3, 0, true, 0),
            new Hyperband(1, IntOrAuto.of(LENGTH), 2, 0, true, 0));

    static Stream<PrunerSpec> pruners() {
        return Stream.concat(Catalogue.of(PrunerSpec.class).filter(ReplayTest::takesOneValue), SEVERE.stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("pruners")
    void prunesWhatARunWouldHavePruned(PrunerSpec pruner) {
        int found = 0;
        for (int seed = 0; seed < 5; seed++) {
            for (int workers : new int[] {1, 4}) {
                double[][] curves = curves(seed);
                List<Event> script = script(seed, workers, seed == 4);
                Life pruning = new Life(pruner, curves, script);
                Replay replay = new Life(NONE, curves, script).replayed(pruner);
                assertThat(told(replay))
                        .as("seed " + seed + ", " + workers + " workers")
                        .isEqualTo(pruning.pruned);
                found += pruning.pruned.size();
                requireReplaysItself(pruning, pruner, replay);
            }
        }
        assertThat(found > 0 || !SEVERE.contains(pruner)).isTrue();
    }

    @Test
    void prunesWhatARunOfSeveralDirectionsWouldHavePruned() {
        Direction[] both = {Direction.MINIMIZE, Direction.MAXIMIZE};
        PrunerSpec pareto = Pareto.defaults();
        double[][] curves = curves(2);
        List<Event> script = script(2, 4, false);
        Life pruning = new Life(pareto, curves, script, both);
        Replay replay = new Life(NONE, curves, script, both).replayed(pareto);
        assertThat(told(replay)).isEqualTo(pruning.pruned).isNotEmpty();
        assertThat(replay.best()).hasSizeGreaterThan(1);
        assertThat(replay.bestSurvivor()).isEmpty();
    }

    /** What was pruned by a pruner is pruned by it again, where it ended: nothing more can be saved. */
    private static void requireReplaysItself(Life pruning, PrunerSpec pruner, Replay ofWhole) {
        Replay again = pruning.replayed(pruner);
        assertThat(told(again)).isEqualTo(pruning.pruned);
        assertThat(again.epochs().saved()).isZero();
        assertThat(again.epochs().recorded()).isEqualTo(ofWhole.epochs().spent());
        assertThat(again.cut()).isZero();
        assertThat(again.bestSurvivor()).isEqualTo(ofWhole.bestSurvivor());
        assertThat(pruning.replayed(NONE).cut()).isEqualTo(pruning.pruned.size());
    }

    @Test
    void prunesNothingWithNone() {
        Replay replay = new Life(NONE, curves(1), script(1, 3, false)).replayed(NONE);
        assertThat(replay.trials()).isEqualTo(TRIALS);
        assertThat(replay.pruned()).isEmpty();
        assertThat(replay.epochs().recorded()).isEqualTo(TRIALS * LENGTH);
        assertThat(replay.epochs().saved()).isZero();
        assertThat(replay.time().saved()).isEqualTo(Duration.ZERO);
        assertThat(replay.best()).hasSize(1).allMatch(Best::survives);
        assertThat(replay.bestSurvivor()).contains(replay.best().get(0));
        assertThat(replay.cut()).isZero();
    }

    @Test
    void countsWhatWouldHaveBeenSaved() {
        // Rungs at steps 1, 2, 4. Asked for, five reports and the outcome: six seconds from beginning to end.
        double[][] curves = {{5, 5, 5, 5, 5}, {9, 9, 9, 9, 1}, {4, 4, 4, 4, 4}, {3, 3, 8, 8, 8}};
        Replay replay = new Life(NONE, curves, sequence(4, 5)).replayed(ASHA);
        assertThat(replay.pruned())
                .containsExactly(
                        new Pruned(
                                1,
                                1,
                                "Rung 0, step 1: 9 is rank 2 of 2, the best half goes on.",
                                3,
                                Duration.ofSeconds(4),
                                OptionalDouble.of(1)),
                        new Pruned(
                                3,
                                2,
                                "Rung 1, step 2: 8 is rank 3 of 3, the best half goes on.",
                                2,
                                Duration.ofSeconds(3),
                                OptionalDouble.of(8)));
        assertThat(replay.epochs().recorded()).isEqualTo(20);
        assertThat(replay.epochs().spent()).isEqualTo(15);
        assertThat(replay.epochs().share()).isEqualTo(0.25);
        assertThat(replay.time().recorded()).isEqualTo(Duration.ofSeconds(24));
        assertThat(replay.time().saved()).isEqualTo(Duration.ofSeconds(7));
        assertThat(replay.best()).containsExactly(new Best(1, List.of(1.0), Optional.of(1)));
        assertThat(replay.bestSurvivor()).contains(new Best(2, List.of(4.0), Optional.empty()));
        assertThat(replay.cut()).isZero();
    }

    @Test
    void passesImportsOneAfterTheOther() {
        TickingClock clock = new TickingClock();
        InMemoryStudyStore store = new InMemoryStudyStore();
        store.create(spec(NONE, Direction.MINIMIZE), clock.instant());
        double[][] curves = Arrays.copyOf(curves(3), 30);
        new LocalTuner(store, clock)
                .add(STUDY, Stream.of(curves).map(ReplayTest::imported).toList());
        Replay replay = Replay.of(recording(store), ASHA, OUTLINE);
        assertThat(replay.pruned()).isNotEmpty();
        assertThat(told(replay)).isEqualTo(new Life(ASHA, curves, sequence(30, LENGTH)).pruned);
        assertThat(replay.time().recorded()).isEqualTo(Duration.ZERO);
        assertThat(replay.time().saved()).isEqualTo(Duration.ZERO);
    }

    @Test
    void leavesOutWhatRuns() {
        Life life = new Life(NONE, curves(1), sequence(10, LENGTH));
        life.happen(new Event(10, Event.Kind.ASK, 0));
        life.happen(new Event(10, Event.Kind.REPORT, 0));
        assertThat(life.replayed(NONE).trials()).isEqualTo(10);
        assertThat(life.replayed(NONE).epochs().recorded()).isEqualTo(10 * LENGTH);
    }

    @Test
    void judgesWhatFailedUntilThen() {
        double[][] curves = curves(1);
        List<Event> script = script(1, 3, false);
        Replay replay = new Life(NONE, curves, script).replayed(ASHA);
        assertThat(replay.pruned())
                .filteredOn(one -> one.number() % 7 == 6)
                .isNotEmpty()
                .allMatch(one -> one.value().isEmpty());
        assertThat(replay.cut()).isZero();
        assertThat(replay.epochs().recorded()).isEqualTo(TRIALS * LENGTH);
    }

    @Test
    void followsTheFrontOfSeveralDirections() {
        TickingClock clock = new TickingClock();
        InMemoryStudyStore store = new InMemoryStudyStore();
        LocalTuner tuner = new LocalTuner(store, clock);
        store.create(spec(NONE, Direction.MINIMIZE, Direction.MAXIMIZE), clock.instant());
        double[][] ends = {{1, 1}, {2, 5}, {2, 4}, {0, 0}};
        for (double[] end : ends) {
            tuner.tell(
                    TrialRef.of(STUDY, tuner.ask(STUDY, Ask.by("w")).get(0).number()),
                    Outcome.complete(end[0], end[1]));
        }
        Replay replay = Replay.of(recording(store), NONE, OUTLINE);
        assertThat(replay.best()).extracting(Best::number).containsExactlyInAnyOrder(0, 1, 3);
        assertThat(replay.best()).allMatch(Best::survives);
        assertThat(replay.bestSurvivor()).isEmpty();
    }

    @Test
    void saysNothingOfAnEmptyStudy() {
        Replay replay = new Life(NONE, curves(1), List.of()).replayed(ASHA);
        assertThat(replay.trials()).isZero();
        assertThat(replay.best()).isEmpty();
        assertThat(replay.bestSurvivor()).isEmpty();
        assertThat(replay.epochs().share()).isZero();
    }

    private static boolean takesOneValue(PrunerSpec spec) {
        try {
            spec.requireFits(1);
            return true;
        } catch (IllegalArgumentException needsSeveral) {
            return false;
        }
    }

    private static List<String> told(Replay replay) {
        return replay.pruned().stream()
                .map(one -> one.number() + " at " + one.step() + ": " + one.reason())
                .toList();
    }

    private static Recording recording(InMemoryStudyStore store) {
        Study study = store.find(STUDY).orElseThrow();
        Recording recording =
                new Recording(study.spec().directions(), study.spec().constraints());
        new LocalStudies(store).forEachTrial(STUDY, recording::see);
        return recording;
    }

    private static StudySpec spec(PrunerSpec pruner, Direction... directions) {
        return StoreSamples.plain("study", List.of(directions), List.of()).with(draft -> draft.pruner = pruner);
    }

    private static Import imported(double[] curve) {
        return new Import(
                new TrialState.Complete(List.of(curve[curve.length - 1])),
                Map.of("x", ParameterValue.of(0.5), "layers", ParameterValue.of(3)),
                IntStream.range(0, curve.length)
                        .mapToObj(step -> new Progress(step, List.of(curve[step]), Map.of()))
                        .toList(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Falling curves of trials of different quality, with noise, some with a value that is no number. */
    private static double[][] curves(int seed) {
        var random = new SplittableRandom(seed);
        double[][] curves = new double[TRIALS][LENGTH];
        for (double[] curve : curves) {
            double quality = random.nextDouble();
            for (int step = 0; step < LENGTH; step++) {
                curve[step] = quality + 1.0 / (1 + step) + 0.2 * random.nextDouble();
            }
            if (random.nextInt(10) == 0) {
                curve[random.nextInt(LENGTH - 1)] = Double.NaN;
            }
        }
        return curves;
    }

    /** Trials one after the other. */
    private static List<Event> sequence(int trials, int length) {
        return IntStream.range(0, trials)
                .boxed()
                .flatMap(trial -> life(trial, IntStream.range(0, length).toArray()))
                .toList();
    }

    private static Stream<Event> life(int trial, int[] steps) {
        return Stream.of(
                        Stream.of(new Event(trial, Event.Kind.ASK, 0)),
                        IntStream.of(steps).mapToObj(step -> new Event(trial, Event.Kind.REPORT, step)),
                        Stream.of(new Event(trial, Event.Kind.TELL, 0)))
                .flatMap(events -> events);
    }

    /** Trials of so many workers, who take turns at random; the steps of each in order, or shuffled. */
    private static List<Event> script(int seed, int workers, boolean shuffled) {
        var random = new SplittableRandom(seed);
        List<List<Event>> inHand = new ArrayList<>();
        List<Event> script = new ArrayList<>();
        int next = 0;
        while (next < TRIALS || !inHand.isEmpty()) {
            if (next < TRIALS && inHand.size() < workers) {
                List<Event> life = new ArrayList<>(life(
                                next++,
                                shuffled
                                        ? shuffled(random)
                                        : IntStream.range(0, LENGTH).toArray())
                        .toList());
                script.add(life.remove(0));
                inHand.add(life);
                continue;
            }
            List<Event> life = inHand.get(random.nextInt(inHand.size()));
            script.add(life.remove(0));
            inHand.removeIf(List::isEmpty);
        }
        return script;
    }

    private static int[] shuffled(SplittableRandom random) {
        int[] steps = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int other = random.nextInt(i + 1);
            steps[i] = steps[other];
            steps[other] = i;
        }
        return steps;
    }
}
