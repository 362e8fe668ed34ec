package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.pruner.Asha;
import dev.parzen.pruner.Hyperband;
import dev.parzen.pruner.Median;
import dev.parzen.pruner.None;
import dev.parzen.pruner.Percentile;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.pruner.Standing;
import dev.parzen.sampler.Random;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why trials were pruned: computed anew, long afterwards, it is what was said then. */
class HindsightTest {
    private static final PrunerSpec MEDIAN = new Median(3, 0, 1, 1, 0);

    private final StudyStore store = new InMemoryStudyStore();
    private final TickingClock clock = new TickingClock();
    private final LocalTuner tuner = new LocalTuner(store, clock);
    private final Explanations explanations = new Explanations(store);

    static Stream<PrunerSpec> pruners() {
        return Stream.of(
                MEDIAN,
                new Percentile(25, 4, 1, 2, 1, 0),
                new Asha(IntOrAuto.of(1), 2, 0, 0, 0),
                new Hyperband(1, IntOrAuto.of(Trainings.STEPS), 3, 0, true, 0),
                new Hyperband(1, IntOrAuto.AUTO, 3, 0, false, 0));
    }

    /** Nine at once, some given back and taken up again. */
    @ParameterizedTest
    @MethodSource("pruners")
    void findsTheVerdictsOfThenHoweverMuchRanAtOnce(PrunerSpec pruner) {
        Study study = study(pruner);
        new Trainings(tuner, ref(study)).interleaved(80, 9, new java.util.Random(4), clock);

        List<Trial> pruned = trials(study, TrialState.Name.PRUNED);
        assertThat(pruned).hasSizeBetween(10, 75);
        assertThat(trials(study, TrialState.Name.COMPLETE)).isNotEmpty();
        assertThat(pruned).allSatisfy(trial -> {
            Ruling ruling = ruling(trial).orElseThrow();
            assertThat(ruling.note()).isEmpty();
            assertThat(ruling.reason()).isEqualTo(trial.reason());
            requireAgreement(ruling.standing().orElseThrow(), trial.pruning().orElseThrow());
        });
        assertThat(trials(study, TrialState.Name.COMPLETE))
                .allSatisfy(trial -> assertThat(ruling(trial)).isEmpty());
    }

    private static void requireAgreement(Standing standing, Pruning pruning) {
        assertThat(standing.step()).isLessThanOrEqualTo(pruning.step());
        assertThat(standing.cohort()).isSortedAccordingTo(java.util.Comparator.comparingDouble(Standing.Peer::value));
        int better = (int) standing.cohort().stream()
                .filter(peer -> peer.value() < standing.value())
                .count();
        assertThat(standing.rank()).hasValue(better + 1);
        assertThat(standing.value()).isGreaterThan(standing.threshold().orElseThrow());
        assertThat(pruning.reason())
                .containsAnyOf(
                        standing.cohort().size() + " complete trial",
                        "rank " + (better + 1) + " of " + (standing.cohort().size() + 1));
    }

    @Test
    void showsWithWhatATrialWasCompared() {
        Study study = study(MEDIAN);
        for (double value : new double[] {0.1, 0.2, 0.3}) {
            tell(reported(study, value), Outcome.complete(value));
        }
        Trial bad = reported(study, 0.5);
        tell(bad, pruned());
        tell(reported(study, 9), Outcome.complete(9));

        Ruling ruling = ruling(bad).orElseThrow();
        assertThat(ruling.reason())
                .hasValue("Step 0: the best value 0.5 is worse than the median 0.2 of 3 complete trials.");
        Standing standing = ruling.standing().orElseThrow();
        assertThat(standing.threshold()).hasValue(0.2);
        assertThat(standing.rank()).hasValue(4);
        assertThat(standing.cohort())
                .containsExactly(new Standing.Peer(0, 0.1), new Standing.Peer(1, 0.2), new Standing.Peer(2, 0.3));
    }

    @Test
    void saysThatThePrunerWasExchanged() {
        Study study = study(MEDIAN);
        for (double value : new double[] {0.1, 0.2, 0.3}) {
            tell(reported(study, value), Outcome.complete(value));
        }
        Trial bad = reported(study, 0.5);
        tell(bad, pruned());
        exchange(study, new Percentile(40, 3, 0, 1, 1, 0));
        assertThat(ruling(bad).orElseThrow().note())
                .contains("percentile, would prune it: ")
                .contains("percentile 40");
        exchange(study, new None());
        assertThat(ruling(bad).orElseThrow().note()).contains("none, would let it go on: it was exchanged");
        assertThat(ruling(bad).orElseThrow().standing()).isEmpty();
    }

    @Test
    void saysWhereNothingWasJudged() {
        Study study = study(MEDIAN);
        Trial silent = next(study);
        tell(silent, pruned());
        Trial wilful = reported(study, 0.5);
        tell(wilful, pruned());
        tuner.add(
                ref(study),
                List.of(new Import(
                        new TrialState.Pruned(Optional.of(List.of(1.0)), Optional.of("elsewhere")),
                        Map.of("x", ParameterValue.of(0.5), "layers", ParameterValue.of(2)),
                        List.of(new Progress(0, List.of(1.0), Map.of())),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty())));

        assertThat(ruling(silent).orElseThrow().note()).contains("before it reported anything");
        assertThat(ruling(wilful).orElseThrow().note())
                .contains("No verdict is on record")
                .contains("median, would let it go on.");
        Ruling imported = ruling(store.trial(study.id(), 2).orElseThrow()).orElseThrow();
        assertThat(imported.note()).contains("imported");
        assertThat(imported.reason()).hasValue("elsewhere");
        assertThat(ruling(next(study))).isEmpty();
    }

    @Test
    void tellsOfTrialsThatWentOn() {
        Study study = study(new Median(3, 0, 1, 1, 1));
        for (double value : new double[] {0.1, 0.2, 0.3}) {
            tell(reported(study, value), Outcome.complete(value));
        }
        Trial audited = reported(study, 0.5);
        assertThat(ruling(audited).orElseThrow().note()).contains("By lot");
        exchange(study, MEDIAN);
        Trial stubborn = reported(study, 0.5);
        tell(stubborn, Outcome.complete(0.5));
        assertThat(ruling(stubborn).orElseThrow().note()).isEqualTo("It went on nevertheless.");
    }

    private Study study(PrunerSpec pruner) {
        return tuner.create(
                        StoreSamples.plain("study").with(draft -> {
                            draft.sampler = new Random(OptionalLong.of(1));
                            draft.pruner = pruner;
                        }),
                        false)
                .study();
    }

    private void exchange(Study study, PrunerSpec pruner) {
        store.transition(study.id(), ledger -> {
            Study now = ledger.study();
            ledger.save(now.with(now.spec().with(draft -> draft.pruner = pruner)));
            return null;
        });
    }

    private Trial next(Study study) {
        clock.tick(Duration.ofSeconds(1));
        return tuner.ask(ref(study), Ask.one()).get(0);
    }

    private Trial reported(Study study, double value) {
        Trial trial = next(study);
        clock.tick(Duration.ofSeconds(1));
        tuner.report(ref(trial), new Progress(0, List.of(value), Map.of()));
        return trial;
    }

    private void tell(Trial trial, Outcome outcome) {
        clock.tick(Duration.ofSeconds(1));
        tuner.tell(ref(trial), outcome);
    }

    private static Outcome pruned() {
        return new Outcome(new Outcome.Pruned(Optional.empty(), Optional.empty()), Map.of(), Map.of());
    }

    private List<Trial> trials(Study study, TrialState.Name state) {
        List<Trial> found = new ArrayList<>();
        new LocalStudies(store).forEachTrial(ref(study), found::add);
        return found.stream().filter(trial -> trial.stateName() == state).toList();
    }

    private Optional<Ruling> ruling(Trial trial) {
        return explanations.explain(StudyRef.of(trial.study()), trial.number()).pruning();
    }

    private static StudyRef ref(Study study) {
        return StudyRef.of(study.id());
    }

    private static TrialRef ref(Trial trial) {
        return TrialRef.of(StudyRef.of(trial.study()), trial.number());
    }
}
