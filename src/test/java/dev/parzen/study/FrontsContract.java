package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.trial.Direction;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The best trials of studies with several directions. */
interface FrontsContract extends Stores.Contract {
    List<Direction> TWO = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);

    @Test
    default void theBestTrialsAreTheFeasibleOnesThatNoOtherDominates() {
        for (int seed = 0; seed < 4; seed++) {
            Study study = study(TWO, List.of("latency"));
            Random random = new Random(seed);
            assertThat(store().best(study.id())).isEmpty();
            for (int i = 0; i < 50; i++) {
                StudyStore mine = random.nextBoolean() ? store() : stores().otherStore();
                mine.transition(study.id(), ledger -> ledger.add(trial -> anyTrial(random, trial)));
                if (random.nextInt(3) == 0) {
                    requireBest(study, store(), "seed " + seed + " after " + i);
                }
            }
            requireBest(study, store(), "seed " + seed);
            requireBest(study, stores().otherStore(), "seed " + seed + ", read afresh");
            assertThat(store().find(StudyRef.of(study.id())).orElseThrow().bestValue())
                    .isEmpty();
        }
    }

    @Test
    default void feasibleTrialsComeBeforeBetterOnes() {
        Study study = study(TWO, List.of("latency"));
        List<List<Integer>> best = new ArrayList<>();
        List<Map<String, Double>> constraints = List.of(
                Map.of(),
                Map.of("latency", 2.0),
                Map.of("latency", 1.0),
                Map.of("latency", 1.0),
                Map.of("latency", 0.0),
                Map.of("latency", -1.0),
                Map.of("latency", -1.0),
                Map.of("latency", -1.0),
                Map.of());
        double[][] values = {{0, 9}, {0, 9}, {5, 5}, {0, 9}, {5, 5}, {6, 6}, {5, 5}, {5, 4}, {0, 9}};
        for (int i = 0; i < values.length; i++) {
            complete(study, constraints.get(i), values[i]);
            best.add(numbers(store().best(study.id())));
        }

        assertThat(best)
                .containsExactly(
                        List.of(0),
                        List.of(1),
                        List.of(2),
                        List.of(2),
                        List.of(4),
                        List.of(4, 5),
                        List.of(4, 5, 6),
                        List.of(4, 5, 6),
                        List.of(4, 5, 6));
    }

    @Test
    default void anImportOutsideTheSpaceMayBeAmongTheBest() {
        Study study = study(TWO, List.of());
        complete(study, Map.of(), 1, 1);
        store().transition(
                        study.id(),
                        ledger -> ledger.add(trial -> {
                            var draft = new dev.parzen.trial.TrialDraft(trial.study(), trial.id(), trial.number());
                            draft.state = new TrialState.Complete(List.of(0.0, 2.0));
                            draft.outOfSpace = true;
                            return draft.build();
                        }));

        assertThat(numbers(store().best(study.id()))).containsExactly(1);
    }

    @Test
    default void seesTheWholeFrontWhoeverFinishesTrials() {
        Study study = study(TWO, List.of());

        Race<Integer> race = Race.of(6, () -> {
            StudyStore mine = Thread.currentThread().getId() % 2 == 0 ? store() : stores().otherStore();
            int seen = 0;
            for (int i = 0; i < 12; i++) {
                // None dominates another.
                mine.transition(
                        study.id(),
                        ledger ->
                                ledger.add(trial -> Trials.complete(trial, Map.of(), trial.number(), trial.number())));
                int now = mine.best(study.id()).size();
                assertThat(now).isGreaterThan(seen);
                seen = now;
            }
            return seen;
        });

        race.all();
        assertThat(store().best(study.id())).hasSize(72);
        assertThat(stores().otherStore().best(study.id())).hasSize(72);
    }

    @Test
    default void forgetsBestTrialsThatWereUndone() {
        Study study = study(TWO, List.of());
        complete(study, Map.of(), 5, 5);
        assertThat(numbers(store().best(study.id()))).containsExactly(0);
        IllegalStateException refusal = new IllegalStateException("undone");

        assertThatThrownBy(() -> stores().receipts()
                        .once(
                                new Receipts.Key("POST /studies", name(), "digest"),
                                () -> {
                                    complete(study, Map.of(), 6, 6);
                                    assertThat(numbers(store().best(study.id())))
                                            .containsExactly(0, 1);
                                    complete(study, Map.of(), 0, 9);
                                    assertThat(numbers(store().best(study.id())))
                                            .containsExactly(2);
                                    throw refusal;
                                },
                                result -> Optional.empty()))
                .isSameAs(refusal);

        assertThat(numbers(store().best(study.id()))).containsExactly(0);
        complete(study, Map.of(), 4, 4);
        requireBest(study, store(), "afterwards");
        assertThat(numbers(store().best(study.id()))).containsExactly(0, 1);
    }

    @Test
    default void hasNoBestTrialsOfADeletedStudy() {
        Study study = study(TWO, List.of());
        complete(study, Map.of(), 1, 1);
        assertThat(store().best(study.id())).hasSize(1);

        store().delete(study.id());

        assertThat(store().best(study.id())).isEmpty();
        assertThat(stores().otherStore().best(study.id())).isEmpty();
    }

    @Test
    default void answersLargeFronts() {
        Study study = study(List.of(Direction.MINIMIZE, Direction.MINIMIZE, Direction.MAXIMIZE), List.of());
        store().transition(study.id(), ledger -> {
            for (int i = 0; i < 2_500; i++) {
                ledger.add(trial -> Trials.complete(trial, Map.of(), trial.number(), -trial.number(), 1));
            }
            return null;
        });

        assertThat(numbers(store().best(study.id()))).hasSize(2_500).isSorted().doesNotHaveDuplicates();
    }

    private Study study(List<Direction> directions, List<String> constraints) {
        return store().create(StoreSamples.plain(name(), directions, constraints), NOW);
    }

    private void complete(Study study, Map<String, Double> constraints, double... values) {
        store().transition(study.id(), ledger -> ledger.add(trial -> Trials.complete(trial, constraints, values)));
    }

    /** Few values, so that there are ties. */
    private static Trial anyTrial(Random random, Trial untouched) {
        double[] values = {random.nextInt(8), random.nextInt(8)};
        Map<String, Double> told = random.nextInt(9) == 0 ? Map.of() : Map.of("latency", random.nextInt(5) - 3.0);
        return switch (random.nextInt(6)) {
            case 0 -> Trials.running(untouched);
            case 1 ->
                Trials.running(untouched)
                        .finished(
                                Outcome.of(new Outcome.Pruned(Optional.of(List.of(-9.0, 9.0)), Optional.empty())),
                                NOW,
                                Retries.of(1));
            case 2 -> Trials.running(untouched).finished(Outcome.complete(Double.NaN, 9), NOW, Retries.of(1));
            default -> Trials.complete(untouched, told, values);
        };
    }

    private void requireBest(Study study, StudyStore mine, String occasion) {
        List<Trial> complete = mine.trials(study.id(), PagesContract.byNumber(1000)).items().stream()
                .filter(trial -> trial.stateName() == TrialState.Name.COMPLETE)
                .toList();
        List<Trial> feasible =
                complete.stream().filter(trial -> violation(study, trial) == 0).toList();
        List<Trial> wanted = feasible.isEmpty()
                ? complete.stream()
                        .min(Comparator.comparingDouble((Trial trial) -> violation(study, trial))
                                .thenComparing(Trial::number))
                        .stream()
                        .toList()
                : feasible.stream()
                        .filter(one -> feasible.stream()
                                .noneMatch(other -> FrontTest.dominates(
                                        other.values().orElseThrow(),
                                        one.values().orElseThrow(),
                                        TWO)))
                        .toList();
        assertThat(mine.best(study.id())).as(occasion).isEqualTo(wanted);
    }

    private static double violation(Study study, Trial trial) {
        return trial.violation(study.spec().constraints());
    }

    private static List<Integer> numbers(List<Trial> trials) {
        return trials.stream().map(Trial::number).toList();
    }
}
