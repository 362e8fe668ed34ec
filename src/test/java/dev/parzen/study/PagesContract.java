package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.study.Answers.Page;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Lists in parts, and the best trial. */
interface PagesContract extends Stores.Contract {

    @Test
    default void pagesThroughStudiesInEveryOrder() {
        String common = name();
        List<Study> made = new ArrayList<>();
        for (String suffix : List.of("b", "A", "a", "é", "Z", "😀", "10", "9", "_")) {
            // Two of them have the same age.
            made.add(store().create(StoreSamples.plain(common + suffix), NOW.minusSeconds(made.size() / 2)));
        }

        assertThat(studies(common, StudyQuery.Order.CREATED_AT, false))
                .isEqualTo(sorted(made, Comparator.comparing(Study::createdAt).thenComparing(Study::id)));
        assertThat(studies(common, StudyQuery.Order.CREATED_AT, true))
                .isEqualTo(sorted(
                        made,
                        Comparator.comparing(Study::createdAt)
                                .thenComparing(Study::id)
                                .reversed()));
        assertThat(studies(common, StudyQuery.Order.NAME, false))
                .isEqualTo(sorted(made, Comparator.comparing(Study::name)));
        assertThat(studies(common, StudyQuery.Order.NAME, true))
                .isEqualTo(sorted(made, Comparator.comparing(Study::name).reversed()));
    }

    @Test
    default void looksForAPartOfTheNameAsItIsWritten() {
        String common = name();
        for (String suffix : List.of(" 10!", " 10_", "-Ab'", "-ab?")) {
            store().create(StoreSamples.plain(common + suffix), NOW);
        }

        assertThat(names(common + " 10")).containsExactly(common + " 10!", common + " 10_");
        assertThat(names(common + " 10_")).containsExactly(common + " 10_");
        assertThat(names(common + "_10!")).isEmpty();
        assertThat(names(common.substring(8) + "-A")).containsExactly(common + "-Ab'");
        assertThat(names(common + "%")).isEmpty();
        assertThat(names(common)).hasSize(4);
    }

    @Test
    default void pagesThroughTrialsInEveryOrder() {
        for (int seed = 0; seed < 3; seed++) {
            Study study = studyOfRandomTrials(new Random(seed), 60);
            List<Trial> all = trials(study, TrialQuery.Order.NUMBER, false, Set.of());
            assertThat(all).hasSize(60);
            for (TrialQuery.Order order : TrialQuery.Order.values()) {
                for (boolean descending : List.of(false, true)) {
                    for (Set<TrialState.Name> states : someStates()) {
                        List<Trial> wanted = all.stream()
                                .filter(trial -> states.isEmpty() || states.contains(trial.stateName()))
                                .sorted(order(order, descending))
                                .toList();
                        assertThat(trials(study, order, descending, states))
                                .as("seed %d, by %s, descending %s, %s", seed, order, descending, states)
                                .isEqualTo(wanted);
                    }
                }
            }
        }
    }

    @Test
    default void theLowerNumberComesFirstOfEqualTrials() {
        Study study = study();
        for (double value : new double[] {2, 1, 2, 1, 2}) {
            store().transition(study.id(), ledger -> ledger.add(trial -> Trials.complete(trial, value)));
        }
        store().transition(study.id(), ledger -> ledger.add(Trials::running));
        store().transition(study.id(), ledger -> ledger.add(Trials::running));

        assertThat(trials(study, TrialQuery.Order.VALUE, false, Set.of()))
                .extracting(Trial::number)
                .containsExactly(1, 3, 0, 2, 4, 5, 6);
        assertThat(trials(study, TrialQuery.Order.VALUE, true, Set.of()))
                .extracting(Trial::number)
                .containsExactly(0, 2, 4, 1, 3, 5, 6);
    }

    @Test
    default void goesOnWhereItWasThoughTrialsCome() {
        Study study = studyOfRandomTrials(new Random(1), 10);
        Page<Trial> first = store().trials(study.id(), byNumber(4));
        store().transition(study.id(), ledger -> ledger.add(Trials::queued));

        List<Trial> rest =
                store().trials(study.id(), byNumber(100, first.nextToken())).items();

        assertThat(rest).extracting(Trial::number).containsExactly(4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    default void refusesATokenOfAnotherQuery() {
        Study study = studyOfRandomTrials(new Random(2), 10);
        Study other = studyOfRandomTrials(new Random(2), 10);
        String token = store().trials(study.id(), byNumber(3)).nextToken();
        TrialQuery good = byNumber(3, token);

        assertThat(store().trials(study.id(), byNumber(5, token)).items()).hasSize(5);
        refuses(() -> store().trials(other.id(), good));
        refuses(() -> store().trials(study.id(), new TrialQuery(3, token, Set.of(), TrialQuery.Order.VALUE, false)));
        refuses(() -> store().trials(study.id(), new TrialQuery(3, token, Set.of(), TrialQuery.Order.NUMBER, true)));
        refuses(() -> store().trials(
                        study.id(),
                        new TrialQuery(3, token, EnumSet.of(TrialState.Name.FAILED), TrialQuery.Order.NUMBER, false)));
        refuses(() -> store().list(new StudyQuery(3, token, "", StudyQuery.Order.NAME, false)));
        for (String garbage : List.of("x", "!", "AAAA", "A".repeat(5000), token + "A", token.substring(1), "😀")) {
            refuses(() -> store().trials(study.id(), byNumber(3, garbage)));
            refuses(() -> store().list(new StudyQuery(3, garbage, "", StudyQuery.Order.NAME, false)));
        }
    }

    @Test
    default void theBestTrialIsTheFeasibleOneWithTheBestValue() {
        Study study = store().create(StoreSamples.plain(name(), Direction.MAXIMIZE, List.of("latency")), NOW);
        assertThat(store().best(study.id())).isEmpty();
        List<Integer> best = new ArrayList<>();

        List<Map<String, Double>> constraints = List.of(
                Map.of(),
                Map.of("latency", 2.0),
                Map.of("latency", 1.0),
                Map.of("latency", 1.0),
                Map.of("latency", 0.0),
                Map.of("latency", -1.0),
                Map.of("latency", -1.0),
                Map.of("latency", 0.5, "other", 0.0),
                Map.of());
        double[] values = {9, 8, 7, 99, 1, 2, 2, 100, 100};
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            Map<String, Double> told = constraints.get(i);
            store().transition(study.id(), ledger -> ledger.add(trial -> Trials.complete(trial, value, told)));
            best.add(store().best(study.id()).get(0).number());
        }

        assertThat(best).containsExactly(0, 1, 2, 2, 4, 5, 5, 5, 5);
        assertThat(store().find(StudyRef.of(study.id())).orElseThrow().bestValue())
                .hasValue(2);
    }

    @Test
    default void theLowerNumberIsTheBestOfEqualTrials() {
        for (Direction direction : Direction.values()) {
            Study study = store().create(StoreSamples.plain(name(), direction, List.of()), NOW);
            store().transition(study.id(), ledger -> {
                ledger.add(Trials::running);
                ledger.add(trial -> Trials.complete(trial, Double.POSITIVE_INFINITY));
                ledger.add(Trials::running);
                ledger.add(trial -> Trials.complete(trial, 3));
                return null;
            });
            int early = direction == Direction.MINIMIZE ? 3 : 1;
            assertThat(store().best(study.id())).extracting(Trial::number).containsExactly(early);

            double same = store().best(study.id()).get(0).values().orElseThrow().get(0);
            store().transition(
                            study.id(),
                            ledger ->
                                    ledger.save(ledger.trial(2).finished(Outcome.complete(same), NOW, Retries.of(3))));
            store().transition(
                            study.id(),
                            ledger ->
                                    ledger.save(ledger.trial(0).finished(Outcome.complete(same), NOW, Retries.of(3))));
            assertThat(store().best(study.id())).extracting(Trial::number).containsExactly(0);
        }
    }

    static TrialQuery byNumber(int size) {
        return byNumber(size, "");
    }

    static TrialQuery byNumber(int size, String token) {
        return new TrialQuery(size, token, Set.of(), TrialQuery.Order.NUMBER, false);
    }

    private Study studyOfRandomTrials(Random random, int count) {
        Study study = study();
        for (int i = 0; i < count; i++) {
            store().transition(study.id(), ledger -> ledger.add(trial -> anyTrial(random, trial)));
        }
        return study;
    }

    /** Few values and times, so that there are ties. */
    private static Trial anyTrial(Random random, Trial untouched) {
        Instant from = NOW.plusSeconds(random.nextInt(4));
        Trial queued = Trials.queued(untouched);
        Trial running = queued.claimed(new Lease(Optional.empty(), from, from.plusSeconds(9)), "random");
        double value = random.nextInt(8) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(4) / 3.0;
        Outcome.Result result = switch (random.nextInt(3)) {
            case 0 -> new Outcome.Complete(List.of(value));
            case 1 ->
                new Outcome.Pruned(
                        random.nextBoolean() ? Optional.of(List.of(value)) : Optional.empty(), Optional.empty());
            default -> new Outcome.Failed("broken", false);
        };
        return switch (random.nextInt(5)) {
            case 0 -> queued;
            case 1 -> running;
            default -> running.finished(Outcome.of(result), from.plusSeconds(random.nextInt(4)), Retries.of(1));
        };
    }

    private List<Trial> trials(Study study, TrialQuery.Order order, boolean descending, Set<TrialState.Name> states) {
        return paged(token -> store().trials(study.id(), new TrialQuery(7, token, states, order, descending)));
    }

    private List<Study> studies(String part, StudyQuery.Order order, boolean descending) {
        return paged(token -> store().list(new StudyQuery(2, token, part, order, descending)));
    }

    private List<String> names(String part) {
        return studies(part, StudyQuery.Order.NAME, false).stream()
                .map(Study::name)
                .toList();
    }

    private static <T> List<T> paged(Function<String, Page<T>> read) {
        List<T> all = new ArrayList<>();
        String token = "";
        do {
            Page<T> page = read.apply(token);
            all.addAll(page.items());
            token = page.nextToken();
        } while (!token.isEmpty());
        return all;
    }

    private static <T> List<T> sorted(List<T> items, Comparator<T> order) {
        return items.stream().sorted(order).toList();
    }

    private static List<Set<TrialState.Name>> someStates() {
        return List.of(
                Set.of(),
                EnumSet.of(TrialState.Name.COMPLETE),
                EnumSet.of(TrialState.Name.WAITING, TrialState.Name.PRUNED, TrialState.Name.FAILED));
    }

    private static Comparator<Trial> order(TrialQuery.Order order, boolean descending) {
        Function<Trial, Optional<? extends Comparable<?>>> key = switch (order) {
            case NUMBER -> trial -> Optional.of(trial.number());
            case VALUE -> trial -> trial.values().map(values -> values.get(0));
            case STARTED_AT -> Trial::startedAt;
            case FINISHED_AT -> Trial::finishedAt;
        };
        Comparator<Trial> byKey = (one, other) -> compare(key.apply(one), key.apply(other));
        return Comparator.comparing((Trial trial) -> key.apply(trial).isEmpty())
                .thenComparing(descending ? byKey.reversed() : byKey)
                .thenComparing(Trial::number);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Optional<? extends Comparable<?>> one, Optional<? extends Comparable<?>> other) {
        return one.isEmpty() || other.isEmpty() ? 0 : ((Comparable<Object>) one.get()).compareTo(other.get());
    }

    private static void refuses(Runnable query) {
        assertThatThrownBy(query::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page token");
    }
}
