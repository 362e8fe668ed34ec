package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.EndedAttempt.Ending;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Budgets, numbers and attempts under many threads on two servers: raced and counted. */
interface RacesContract extends Stores.Contract {
    int THREADS = 16;
    int TRIALS = THREADS * 5000;

    @Test
    default void handsOutEightyThousandTrialsOnceEach() {
        Study study = study(draft -> draft.budget = Budget.ofTrials(TRIALS));

        List<Trial> claimed = Race.of(runners(server -> {
                    List<Trial> mine = new ArrayList<>();
                    while (true) {
                        try {
                            mine.addAll(server.ask(ref(study), Ask.one()));
                        } catch (TunerException.StudyFinished spent) {
                            return mine;
                        }
                    }
                }))
                .all()
                .stream()
                .flatMap(List::stream)
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();

        assertThat(claimed)
                .extracting(Trial::number)
                .isEqualTo(IntStream.range(0, TRIALS).boxed().toList());
        assertThat(claimed).extracting(Trial::id).isSorted().doesNotHaveDuplicates();
        assertThat(now(study).counts()).isEqualTo(new Counts(Map.of(TrialState.Name.RUNNING, TRIALS)));
        assertThat(now(study).handedOut()).isEqualTo(TRIALS);
        // Otherwise they would run out of time in every test that sweeps.
        store().delete(study.id());
    }

    @Test
    default void neverHandsOutMoreTrialsThanTheBudget() {
        Study study = study(draft -> draft.budget = Budget.ofTrials(100));
        IntStream.range(0, 30)
                .forEach(i -> servers().get(0).enqueue(ref(study), new Enqueue(Map.of(), Map.of(), false)));
        AtomicInteger seed = new AtomicInteger();

        Race.of(runners(server -> {
                    Random random = new Random(seed.getAndIncrement());
                    while (now(study).state() == StudyState.ACTIVE) {
                        try {
                            Ask several = new Ask(Optional.empty(), Map.of(), 1 + random.nextInt(4));
                            for (Trial trial : server.ask(ref(study), several)) {
                                end(server, study, trial, random.nextInt(4));
                            }
                        } catch (TunerException.StudyFinished perhapsOnlyNow) {
                            continue;
                        }
                    }
                    return 0;
                }))
                .all();

        Study spent = now(study);
        assertThat(spent.handedOut()).isEqualTo(100);
        assertThat(spent.state()).isEqualTo(StudyState.FINISHED);
        assertThat(trials(study).stream().filter(Trial::isFinished)).hasSize(100);
        assertThat(spent.counts().total()).isEqualTo(trials(study).size()).isGreaterThanOrEqualTo(100);
    }

    @Test
    default void showsTrialsAsTheyStandAtOneMoment() {
        Study study = study();
        servers().get(0).ask(ref(study), Ask.one());
        AtomicBoolean isOver = new AtomicBoolean();
        TrialQuery all = new TrialQuery(10, "", Set.of(), TrialQuery.Order.NUMBER, false);

        Race.of(
                        () -> {
                            for (int attempt = 1; attempt <= 300; attempt++) {
                                servers().get(0).release(TrialRef.of(ref(study), 0), "back");
                                servers().get(0).ask(ref(study), Ask.one());
                            }
                            isOver.set(true);
                            return 0;
                        },
                        () -> {
                            while (!isOver.get()) {
                                requireOneMoment(stores().otherStore()
                                        .trial(study.id(), 0)
                                        .orElseThrow());
                                requireOneMoment(stores().otherStore()
                                        .trials(study.id(), all)
                                        .items()
                                        .get(0));
                            }
                            return 0;
                        })
                .all();
    }

    private static void requireOneMoment(Trial seen) {
        assertThat(seen.attempts()).as(seen.toString()).hasSize(seen.attempt() - 1);
    }

    @Test
    default void keyedAsksHoldTheBudgetAndAreDoneOnce() {
        Study study = study(draft -> draft.budget = Budget.ofTrials(60));
        List<String> keys = IntStream.range(0, 80).mapToObj(i -> name()).toList();
        List<LocalTuner> servers = servers();
        AtomicInteger runner = new AtomicInteger();

        Race<List<Integer>> race = Race.of(THREADS, () -> {
            boolean isOnTheFirst = runner.getAndIncrement() % 2 == 0;
            LocalTuner server = servers.get(isOnTheFirst ? 0 : 1);
            Receipts receipts = isOnTheFirst ? stores().receipts() : stores().otherReceipts();
            List<Integer> mine = new ArrayList<>();
            for (String key : keys) {
                keyedAsk(server, receipts, study, key).ifPresent(mine::add);
            }
            return mine;
        });

        assertThat(race.all().stream().flatMap(List::stream).sorted())
                .isEqualTo(IntStream.range(0, 60).boxed().toList());
        assertThat(now(study).handedOut()).isEqualTo(60);
        assertThat(now(study).counts().total()).isEqualTo(60);
    }

    @Test
    default void neverRunsMoreTrialsAtOnceThanMay() {
        Study study = study(draft -> {
            draft.budget = parallel(4);
            draft.lease = new LeaseTerms(Duration.ofSeconds(1), 100);
        });
        AtomicInteger seed = new AtomicInteger();
        AtomicInteger working = new AtomicInteger(THREADS);
        AtomicInteger lost = new AtomicInteger();
        List<Callable<Integer>> all = runners(server -> {
            Random random = new Random(seed.getAndIncrement());
            try {
                for (int i = 0; i < 60 || lost.get() == 0 && i < 10_000; i++) {
                    step(server, study, random);
                    stores().clock().tick(Duration.ofMillis(20));
                    assertThat(now(study).running()).isLessThanOrEqualTo(4);
                }
            } finally {
                working.decrementAndGet();
            }
            return 0;
        });
        for (StudyStore seen : List.of(store(), stores().otherStore())) {
            all.add(() -> {
                while (working.get() > 0) {
                    lost.addAndGet(new LeaseReaper(seen, stores().clock()).sweep());
                    assertThat(seen.find(ref(study)).orElseThrow().running()).isLessThanOrEqualTo(4);
                }
                return 0;
            });
        }

        Race.of(all).all();

        assertThat(lost.get()).as("leases that ran out").isPositive();
        assertThat(trials(study).stream().filter(Trial::isRunning))
                .hasSize(now(study).running())
                .hasSizeLessThanOrEqualTo(4);
        assertThat(trials(study))
                .extracting(Trial::number)
                .isEqualTo(
                        IntStream.range(0, now(study).counts().total()).boxed().toList());
    }

    @Test
    default void handsOutNothingOnceThePauseIsAnswered() {
        Study study = study(draft -> {});
        LocalTuner any = servers().get(0);

        Trial running = closed(study, () -> any.change(ref(study), StudyChange.state(StudyState.PAUSED)));

        assertThat(verdict(study, running)).isEqualTo(Advice.Kind.CONTINUE);
        any.change(ref(study), StudyChange.state(StudyState.ACTIVE));
        assertThat(servers().get(1).ask(ref(study), Ask.one())).hasSize(1);
    }

    @Test
    default void handsOutNothingOnceTheStopIsAnswered() {
        Study study = study(draft -> {});

        Trial running = closed(study, () -> servers().get(0).change(ref(study), StudyChange.state(StudyState.STOPPED)));

        assertThat(verdict(study, running)).isEqualTo(Advice.Kind.STOP);
    }

    @Test
    default void handsOutNothingOnceASmallerBudgetIsAnswered() {
        Study study = study(draft -> draft.budget = Budget.ofTrials(1_000_000));
        StudyChange smaller = StudyChange.of(change -> change.budget = Optional.of(Budget.ofTrials(1)));
        LocalTuner any = servers().get(0);

        Trial running = closed(study, () -> any.change(ref(study), smaller));

        assertThat(verdict(study, running)).isEqualTo(Advice.Kind.CONTINUE);
        int handedOut = now(study).handedOut();
        trials(study).forEach(trial -> servers().get(1).tell(ref(study, trial), Outcome.complete(1)));
        assertThat(now(study).state()).isEqualTo(StudyState.FINISHED);
        any.change(ref(study), StudyChange.of(change -> change.budget = Optional.of(Budget.ofTrials(handedOut + 3))));
        Ask many = new Ask(Optional.empty(), Map.of(), 10);
        assertThat(servers().get(1).ask(ref(study), many)).as("reopened").hasSize(3);
    }

    @Test
    default void handsOutNothingOnceTheTargetIsReached() {
        Study study = study(draft -> draft.budget =
                new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.of(0.5), OptionalInt.empty()));
        TrialRef best = ref(study, servers().get(0).ask(ref(study), Ask.one()).get(0));

        Trial running = closed(study, () -> servers().get(0).tell(best, Outcome.complete(0.5)));

        assertThat(verdict(study, running)).isEqualTo(Advice.Kind.STOP);
    }

    @Test
    default void handsOutNothingOnceTheTimeIsOver() {
        Study study = study(draft -> draft.budget = new Budget(
                OptionalInt.empty(), Optional.of(Duration.ofMinutes(1)), OptionalDouble.empty(), OptionalInt.empty()));

        Trial running = closed(study, () -> stores().clock().tick(Duration.ofMinutes(1)));

        assertThat(verdict(study, running)).isEqualTo(Advice.Kind.STOP);
    }

    @Test
    default void anAttemptEndsOnceHoweverManyEndIt() {
        Set<String> ends = Collections.synchronizedSet(new TreeSet<>());
        for (int i = 0; i < 40; i++) {
            Study study = study(draft -> draft.lease = new LeaseTerms(Duration.ofSeconds(1), 3));
            TrialRef held =
                    ref(study, servers().get(0).ask(ref(study), Ask.one()).get(0));
            stores().clock().tick(Duration.ofSeconds(2));
            LocalTuner one = servers().get(i % 2);
            LocalTuner other = servers().get(1 - i % 2);

            Race<String> race = Race.of(
                    () -> one.tell(held, Outcome.complete(1)).stateName().name(),
                    () -> other.release(held, "preempted").stateName() + "",
                    () -> swept(store()),
                    () -> swept(stores().otherStore()));

            Trial after = trials(study).get(0);
            String end = after.isFinished()
                    ? "told"
                    : after.attempts().get(0).ended().name();
            ends.add(end);
            assertThat(after.attempts()).hasSize(after.isFinished() ? 0 : 1);
            assertThat(after.attempt()).isEqualTo(after.isFinished() ? 1 : 2);
            assertThat(race.refusals())
                    .as(end)
                    .hasSize(end.equals(Ending.LOST.name()) ? 2 : 1)
                    .allMatch(refused ->
                            refused instanceof TunerException.LeaseLost || refused instanceof TunerException.Conflict);
            assertThat(now(study).counts().of(after.stateName())).isEqualTo(1);
            assertThat(now(study).counts().total()).isEqualTo(1);
        }
        assertThat(ends).as("a race has several winners in the long run").hasSizeGreaterThan(1);
    }

    @Test
    default void severalReapersEndAnAttemptOnce() {
        Study study = study(draft -> draft.lease = new LeaseTerms(Duration.ofSeconds(1), 3));
        servers().get(0).ask(ref(study), new Ask(Optional.of("w"), Map.of(), 100));
        stores().clock().tick(Duration.ofSeconds(2));

        Race.of(
                        () -> swept(store()),
                        () -> swept(stores().otherStore()),
                        () -> swept(store()),
                        () -> swept(stores().otherStore()))
                .all();

        assertThat(trials(study)).hasSize(100).allSatisfy(trial -> {
            assertThat(trial.attempt()).isEqualTo(2);
            assertThat(trial.attempts()).extracting(EndedAttempt::ended).containsExactly(Ending.LOST);
        });
        assertThat(now(study).counts()).isEqualTo(new Counts(Map.of(TrialState.Name.WAITING, 100)));
    }

    @Test
    default void aWaitingClaimSeesWhatAnotherServerMakesPossible() throws Exception {
        Study study = study(draft -> {
            draft.objective = new ObjectiveSpec.Benchmark("branin-2");
            draft.space = draft.objective.ownSpace().orElseThrow();
        });
        servers().get(0).change(ref(study), StudyChange.state(StudyState.PAUSED));
        CountDownLatch asked = new CountDownLatch(1);
        Claim claim = new Claim("w", Optional.of(ref(study)), Map.of(), Duration.ofDays(1));

        Race<Optional<Claimed>> race = Race.of(
                () -> {
                    asked.countDown();
                    return servers().get(1).claim(claim);
                },
                () -> {
                    asked.await();
                    servers().get(0).change(ref(study), StudyChange.state(StudyState.ACTIVE));
                    return Optional.empty();
                });

        assertThat(race.all().get(0).orElseThrow().trial().number()).isZero();
    }

    /** Lets all ask while {@code closing} happens: no ask that begins after it may succeed. Answers a running trial. */
    private Trial closed(Study study, Runnable closing) {
        Trial running = servers().get(0).ask(ref(study), Ask.one()).get(0);
        AtomicBoolean isClosed = new AtomicBoolean();
        CountDownLatch underWay = new CountDownLatch(60);
        List<Callable<Integer>> all = runners(server -> {
            int refusals = 0;
            while (refusals < 3) {
                boolean wasClosed = isClosed.get();
                try {
                    Trial trial = server.ask(ref(study), Ask.one()).get(0);
                    assertThat(wasClosed)
                            .as("trial %d was handed out after the end", trial.number())
                            .isFalse();
                } catch (TunerException.StudyFinished refused) {
                    refusals += wasClosed ? 1 : 0;
                }
                underWay.countDown();
            }
            return refusals;
        });
        all.add(() -> {
            underWay.await();
            closing.run();
            isClosed.set(true);
            return 3;
        });
        assertThat(Race.of(all).all()).containsOnly(3);
        return running;
    }

    private Advice.Kind verdict(Study study, Trial running) {
        Progress progress = new Progress(0, List.of(1.0), Map.of());
        return servers().get(1).report(ref(study, running), progress).verdict();
    }

    private String swept(StudyStore seen) {
        return "swept " + new LeaseReaper(seen, stores().clock()).sweep();
    }

    /** The number that this very call was given, if it was the first with the key and the budget allowed. */
    private Optional<Integer> keyedAsk(LocalTuner server, Receipts receipts, Study study, String key) {
        try {
            return receipts.once(
                            new Receipts.Key("POST /trials", key, ""),
                            () -> server.ask(ref(study), Ask.one()).get(0).number(),
                            number -> Optional.of(new Receipts.Answer(201, Map.of(), number.toString())))
                    .fresh();
        } catch (TunerException.StudyFinished | TunerException.Conflict spentOrStillRunning) {
            return Optional.empty();
        }
    }

    private void step(LocalTuner server, Study study, Random random) {
        try {
            Trial trial = server.ask(ref(study), new Ask(Optional.empty(), Map.of(), 1 + random.nextInt(2)))
                    .get(0);
            assertThat(now(study).running()).isLessThanOrEqualTo(4);
            end(server, study, trial, random.nextInt(5));
        } catch (TunerException.TooMany | TunerException.LeaseLost | TunerException.Conflict raced) {
            assertThat(raced.getMessage()).isNotBlank();
        }
    }

    /** Ends the trial by one of four ways, or leaves it to its lease. */
    private static void end(LocalTuner server, Study study, Trial trial, int way) {
        switch (way) {
            case 0 -> server.release(ref(study, trial), "preempted");
            case 1 -> server.tell(ref(study, trial), Outcome.of(new Outcome.Failed("oom", true)));
            case 2 -> server.tell(ref(study, trial), Outcome.of(new Outcome.Failed("broken", false)));
            case 3 -> server.tell(ref(study, trial), Outcome.complete(1));
            default -> server.renew(ref(study, trial));
        }
    }

    /** As many threads as there are, half of them on the other server. */
    private <T> List<Callable<T>> runners(Function<LocalTuner, T> work) {
        List<LocalTuner> servers = servers();
        return IntStream.range(0, THREADS)
                .<Callable<T>>mapToObj(i -> () -> work.apply(servers.get(i % 2)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Study study(Consumer<StudySpecDraft> rest) {
        return store().create(
                        StoreSamples.plain(name()).with(draft -> {
                            draft.pauseAfterFailures = 0;
                            rest.accept(draft);
                        }),
                        stores().clock().instant());
    }

    private List<LocalTuner> servers() {
        return List.of(
                new LocalTuner(store(), stores().clock()), new LocalTuner(stores().otherStore(), stores().clock()));
    }

    private Study now(Study study) {
        return store().find(ref(study)).orElseThrow();
    }

    private List<Trial> trials(Study study) {
        List<Trial> all = new ArrayList<>();
        new LocalStudies(store()).forEachTrial(ref(study), all::add);
        return all;
    }

    private static Budget parallel(int most) {
        return new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), OptionalInt.of(most));
    }

    private static StudyRef ref(Study study) {
        return StudyRef.of(study.id());
    }

    private static TrialRef ref(Study study, Trial trial) {
        return TrialRef.of(ref(study), trial.number()).at(trial.attempt());
    }
}
