package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.sampler.Tpe;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Asks whose values depend on the past: chosen ahead or afterwards, they are the same. */
interface AskingContract extends Stores.Contract {

    @Test
    default void asksAtOnceGetNumbersInARowWithValuesEach() {
        Study study = study(Budget.UNLIMITED);
        List<LocalTuner> servers = List.of(tuner(store()), tuner(stores().otherStore()));
        AtomicInteger runner = new AtomicInteger();

        Race<List<Trial>> race = Race.of(8, () -> {
            LocalTuner server = servers.get(runner.getAndIncrement() % 4 == 0 ? 1 : 0);
            List<Trial> mine = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Trial trial = server.ask(ref(study), Ask.one()).get(0);
                mine.add(trial);
                if (i % 2 == 0) {
                    tell(server, trial);
                }
            }
            return mine;
        });

        List<Trial> trials = race.all().stream().flatMap(List::stream).toList();
        assertThat(trials.stream().map(Trial::number).sorted())
                .isEqualTo(IntStream.range(0, 64).boxed().toList());
        assertThat(trials).allSatisfy(trial -> {
            assertThat(trial.params()).containsOnlyKeys("x", "layers");
            assertThat(stored(study, trial.number()).params()).isEqualTo(trial.params());
        });
        assertThat(trials.stream().map(trial -> trial.params().get("x")).distinct())
                .hasSize(64);
    }

    @Test
    default void anAskThatNobodyDisturbsIsOneWrite() {
        Study study = study(Budget.UNLIMITED);
        CountingStore counting = new CountingStore(store());
        LocalTuner tuner = tuner(counting);

        for (int i = 0; i < 15; i++) {
            assertThat(tuner.ask(ref(study), ask(1 + i % 3))).hasSize(1 + i % 3);
        }

        assertThat(counting.transitions).hasValue(15);
        assertThat(counting.writes).hasValue(0);
    }

    @Test
    default void mostAsksThatRunAtOnceAreOneWrite() {
        Study study = study(Budget.UNLIMITED);
        CountingStore counting = new CountingStore(store());
        LocalTuner tuner = tuner(counting);

        Race.of(8, () -> {
                    for (int i = 0; i < 10; i++) {
                        tell(tuner, tuner.ask(ref(study), Ask.one()).get(0));
                    }
                    return 0;
                })
                .all();

        assertThat(counting.writes).hasValueLessThan(40);
    }

    @Test
    default void choosesAheadWhatItWouldChooseAfterwards() {
        Study study = study(Budget.UNLIMITED);
        LocalTuner tuner = tuner(store());

        for (int i = 0; i < 25; i++) {
            Map<String, Choice> expected = next(study);
            Trial trial = tuner.ask(ref(study), Ask.one()).get(0);
            assertThat(trial.params()).as("trial %d", i).isEqualTo(expected);
            if (i % 4 != 0) {
                tell(tuner, trial);
            }
        }
    }

    @Test
    default void severalTrialsOfOneAskAreThoseOfAsksOneByOne() {
        Study together = study(Budget.UNLIMITED);
        Study single = study(Budget.UNLIMITED);
        LocalTuner tuner = tuner(store());

        for (int i = 0; i < 6; i++) {
            List<Trial> three = tuner.ask(ref(together), ask(3));
            List<Trial> oneByOne = IntStream.range(0, 3)
                    .mapToObj(any -> tuner.ask(ref(single), Ask.one()).get(0))
                    .toList();
            assertThat(three.stream().map(Trial::params))
                    .isEqualTo(oneByOne.stream().map(Trial::params).toList());
            three.forEach(trial -> tell(tuner, trial));
            oneByOne.forEach(trial -> tell(tuner, trial));
        }
    }

    @Test
    default void choosesAnewWhenAnotherServerTakesTheNumber() {
        Study study = study(Budget.UNLIMITED);
        LocalTuner other = tuner(stores().otherStore());

        askDisturbedBy(study, () -> tell(other, other.ask(ref(study), Ask.one()).get(0)));
    }

    @Test
    default void choosesAnewWhenTheSamplerIsChanged() {
        Study study = study(Budget.UNLIMITED);
        StudyChange change = StudyChange.of(
                draft -> draft.sampler = Optional.of(Tpe.defaults().withSeed(8)));

        askDisturbedBy(study, () -> tuner(store()).change(ref(study), change));
    }

    @Test
    default void givesAnEnqueuedTrialItsOwnValues() {
        Study study = study(Budget.UNLIMITED);
        CountingStore counting = new CountingStore(store());
        LocalTuner tuner = tuner(counting);
        Map<String, ParameterValue> wish = Map.of("x", ParameterValue.of(0.25));
        tell(tuner, tuner.ask(ref(study), Ask.one()).get(0));

        counting.meanwhile(() -> tuner(store()).enqueue(ref(study), new Enqueue(wish, Map.of(), false)));
        Trial enqueued = tuner.ask(ref(study), Ask.one()).get(0);
        Map<String, Choice> expected = next(study);
        Trial after = tuner.ask(ref(study), Ask.one()).get(0);

        assertThat(enqueued.number()).isEqualTo(1);
        assertThat(enqueued.parameterValues()).containsEntry("x", ParameterValue.of(0.25));
        assertThat(after.params()).isEqualTo(expected);
    }

    @Test
    default void givesEveryCallerTheValuesThatItFixes() {
        Study study = study(Budget.UNLIMITED);
        LocalTuner tuner = tuner(store());
        AtomicInteger runner = new AtomicInteger();

        Race.of(8, () -> {
                    ParameterValue mine = ParameterValue.of(runner.getAndIncrement() / 10.0);
                    for (int i = 0; i < 5; i++) {
                        Trial trial = tuner.ask(ref(study), new Ask(Optional.empty(), Map.of("x", mine), 1))
                                .get(0);
                        assertThat(trial.parameterValues())
                                .containsEntry("x", mine)
                                .containsOnlyKeys("x", "layers");
                        assertThat(stored(study, trial.number()).params()).isEqualTo(trial.params());
                    }
                    return 0;
                })
                .all();
    }

    @Test
    default void keepsWithinTheBudgetWhateverIsForeseen() {
        Study study =
                study(new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), OptionalInt.of(1)));
        LocalTuner tuner = tuner(store());

        for (int i = 0; i < 5; i++) {
            Race<List<Trial>> race = Race.of(8, () -> tuner.ask(ref(study), Ask.one()));

            assertThat(race.results()).hasSize(1);
            assertThat(race.refusals()).hasSize(7).allMatch(refusal -> refusal instanceof TunerException.TooMany);
            tell(tuner, race.results().get(0).get(0));
        }
    }

    @Test
    default void leavesNothingForLaterAsks() {
        Study study = study(Budget.UNLIMITED);
        CountingStore counting = new CountingStore(store());
        LocalTuner tuner = tuner(counting);
        tell(tuner, tuner.ask(ref(study), Ask.one()).get(0));

        counting.meanwhile(() -> {
            tell(tuner, tuner.ask(ref(study), Ask.one()).get(0));
            tuner.change(ref(study), StudyChange.state(StudyState.STOPPED));
        });
        assertThatThrownBy(() -> tuner.ask(ref(study), Ask.one())).isInstanceOf(TunerException.StudyFinished.class);
        tuner.change(ref(study), StudyChange.state(StudyState.ACTIVE));

        for (int i = 0; i < 12; i++) {
            Map<String, Choice> expected = next(study);
            Trial trial = tuner.ask(ref(study), Ask.one()).get(0);
            assertThat(trial.params()).as("trial %d", trial.number()).isEqualTo(expected);
            tell(tuner, trial);
        }
    }

    private void askDisturbedBy(Study study, Runnable meanwhile) {
        CountingStore counting = new CountingStore(store());
        LocalTuner tuner = tuner(counting);
        for (int i = 0; i < 12; i++) {
            tell(tuner, tuner.ask(ref(study), Ask.one()).get(0));
        }
        List<Map<String, Choice>> expected = new ArrayList<>();

        counting.meanwhile(() -> {
            meanwhile.run();
            expected.add(next(study));
        });
        Trial disturbed = tuner.ask(ref(study), Ask.one()).get(0);
        expected.add(next(study));
        Trial after = tuner.ask(ref(study), Ask.one()).get(0);

        assertThat(List.of(disturbed.params(), after.params())).isEqualTo(expected);
        assertThat(stored(study, disturbed.number()).params()).isEqualTo(disturbed.params());
        assertThat(counting.writes).hasValue(1);
    }

    /** What the next new trial gets, if nothing happens before it. */
    private Map<String, Choice> next(Study known) {
        Study study = store().find(ref(known)).orElseThrow();
        int number = study.counts().total();
        Trial untouched = Trial.waiting(study.id(), number, number);
        Trial begun = untouched.claimed(new Lease(Optional.empty(), NOW, NOW), "tpe");
        return new Chooser(study, () -> store().history(study.id()))
                .begun(begun)
                .params();
    }

    private Study study(Budget budget) {
        return store().create(
                        StoreSamples.plain(name()).with(draft -> {
                            draft.sampler = Tpe.defaults().withSeed(7);
                            draft.budget = budget;
                        }),
                        NOW);
    }

    private LocalTuner tuner(StudyStore over) {
        return new LocalTuner(over, stores().clock());
    }

    private Trial stored(Study study, int number) {
        return store().trial(study.id(), number).orElseThrow();
    }

    private static void tell(LocalTuner tuner, Trial trial) {
        double x = ((ParameterValue.Real) trial.params().get("x").value()).value();
        tuner.tell(
                TrialRef.of(StudyRef.of(trial.study()), trial.number()).at(trial.attempt()),
                Outcome.complete((x - 0.3) * (x - 0.3)));
    }

    private static StudyRef ref(Study study) {
        return StudyRef.of(study.id());
    }

    private static Ask ask(int count) {
        return new Ask(Optional.empty(), Map.of(), count);
    }
}
