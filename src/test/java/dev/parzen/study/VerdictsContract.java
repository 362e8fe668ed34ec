package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.pruner.Asha;
import dev.parzen.pruner.Median;
import dev.parzen.sampler.Random;
import dev.parzen.space.IntOrAuto;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of a verdict: it is kept, it gives a pruned trial its reason, and a share of them is audited. */
interface VerdictsContract extends Stores.Contract {
    double BAD = 100;

    @Test
    default void keepsTheLastVerdictAgainstATrial() {
        Study study = pruning(0);
        Trial trial = ask(study);

        Advice first = report(trial, 0, BAD);
        assertThat(first.verdict()).isEqualTo(Advice.Kind.PRUNE);
        assertThat(kept(trial)).contains(new Pruning(0, first.reason().orElseThrow(), false));
        assertThat(store().trial(trial.study(), trial.number())).isEqualTo(elsewhere(trial));

        Advice second = report(trial, 1, BAD + 1);
        assertThat(kept(trial)).contains(new Pruning(1, second.reason().orElseThrow(), false));
        assertThat(second.reason()).isNotEqualTo(first.reason());

        assertThat(report(trial, 2, -1).verdict()).isEqualTo(Advice.Kind.CONTINUE);
        assertThat(kept(trial)).as("a better step takes nothing back").isEqualTo(kept(trial, 1, second));
    }

    @Test
    default void keepsNothingOfTrialsThatMayGoOn() {
        Study study = pruning(1);
        Trial trial = ask(study);

        assertThat(report(trial, 0, -1))
                .extracting(Advice::verdict, Advice::reason)
                .containsExactly(Advice.Kind.CONTINUE, Optional.empty());
        assertThat(kept(trial)).isEmpty();
    }

    @Test
    default void givesAPrunedTrialTheReasonOfTheVerdictUnlessItHasItsOwn() {
        Study study = pruning(0);
        Trial silent = ask(study);
        Trial knowing = ask(study);
        Trial alone = ask(study);
        Advice advice = report(silent, 0, BAD);
        report(knowing, 0, BAD);
        report(alone, 0, -1);

        assertThat(tuner().tell(ref(silent), pruned(Optional.empty())).reason())
                .isEqualTo(advice.reason())
                .isPresent();
        assertThat(tuner().tell(ref(knowing), pruned(Optional.of("dull"))).reason())
                .contains("dull");
        assertThat(tuner().tell(ref(alone), pruned(Optional.empty())).reason()).isEmpty();
        assertThat(tuner().tell(ref(silent), pruned(Optional.of("dull"))).reason())
                .as("told again, it changes nothing")
                .isEqualTo(advice.reason());
    }

    /** As after an answer that was lost; by then others may have come that would make the trial look better. */
    @Test
    default void repeatsTheVerdictOnARepeatedReport() {
        Study study = halving();
        List<Trial> trials = List.of(ask(study), ask(study), ask(study), ask(study));
        report(trials.get(0), 1, 1);
        Advice first = report(trials.get(1), 1, 2);
        assertThat(first.verdict()).isEqualTo(Advice.Kind.PRUNE);
        report(trials.get(2), 1, 3);
        report(trials.get(3), 1, 4);

        Advice again = report(trials.get(1), 1, 2);

        assertThat(again.verdict()).isEqualTo(Advice.Kind.PRUNE);
        assertThat(again.reason()).isEqualTo(first.reason());
        assertThat(report(trials.get(1), 1, 1.5).verdict())
                .as("another value is judged anew: now rank 2 of 4")
                .isEqualTo(Advice.Kind.CONTINUE);
        assertThat(kept(trials.get(1))).isEmpty();
    }

    /** A second attempt begins at step 0 again, and what the first one reported beyond is still there. */
    @Test
    default void judgesAnAttemptByWhatItHasReportedItself() {
        Study study = pruning(0);
        Trial first = ask(study);
        report(first, 0, -1);
        report(first, 1, BAD - 1);
        tuner().release(ref(first), "preempted");
        Trial second = ask(study);
        assertThat(second.number()).isEqualTo(first.number());

        assertThat(report(second, 0, -2).verdict()).isEqualTo(Advice.Kind.CONTINUE);
        assertThat(report(second, 0, BAD).verdict())
                .as("not saved by the -1 of before, which it replaced")
                .isEqualTo(Advice.Kind.PRUNE);
        assertThat(kept(second).orElseThrow().step()).isZero();
    }

    @Test
    default void givesATrialThatStopsWithItsStudyThatReason() {
        Study study = pruning(0);
        Trial trial = ask(study);
        tuner().change(StudyRef.of(study.id()), StudyChange.state(StudyState.STOPPED));
        Advice advice = report(trial, 0, BAD);

        assertThat(tuner().tell(ref(trial), pruned(Optional.empty())).reason())
                .isEqualTo(advice.reason())
                .isPresent();
    }

    @Test
    default void keepsWhyATrialCompletedEarly() {
        Study study = study();
        Trial trial = ask(study);
        Outcome early = Outcome.of(new Outcome.Complete(List.of(0.5), Optional.of("Early stopping: enough.")));

        Trial told = tuner().tell(ref(trial), early);

        assertThat(told.reason()).contains("Early stopping: enough.");
        assertThat(elsewhere(trial)).contains(told);
        assertThat(tuner().tell(ref(trial), Outcome.complete(0.5)))
                .as("the same outcome: only state and values count")
                .isEqualTo(told);
        assertThatThrownBy(() -> tuner().tell(ref(trial), Outcome.complete(0.6)))
                .isInstanceOf(TunerException.Conflict.class);
    }

    @Test
    default void saysThatTheStudyWasStoppedNotThatTheTrialWasBad() {
        Study study = pruning(0);
        Trial trial = ask(study);
        tuner().change(StudyRef.of(study.id()), StudyChange.state(StudyState.STOPPED));

        Advice advice = report(trial, 0, BAD);

        assertThat(advice.verdict()).isEqualTo(Advice.Kind.STOP);
        assertThat(advice.reason().orElseThrow()).startsWith("The study was stopped.");
        assertThat(kept(trial)).as("nobody judged it").isEmpty();
    }

    @Test
    default void refusesToKeepTheVerdictOfALostAttempt() {
        Study study = pruning(0);
        Trial trial = ask(study);
        report(trial, 0, BAD);

        tuner().release(ref(trial), "preempted");
        Trial again = ask(study);

        assertThat(again.number()).isEqualTo(trial.number());
        assertThat(kept(again)).isEmpty();
        assertThatThrownBy(() -> report(trial, 1, BAD)).isInstanceOf(TunerException.LeaseLost.class);
        assertThat(kept(again)).isEmpty();
        report(again, 1, BAD);
        assertThat(kept(again).orElseThrow().step()).isEqualTo(1);
    }

    @Test
    default void prunesNoneIfAllAreAudited() {
        Study study = pruning(1);
        Trial trial = ask(study);

        Advice first = report(trial, 0, BAD);
        assertThat(first.verdict()).isEqualTo(Advice.Kind.CONTINUE);
        Pruning audited = kept(trial).orElseThrow();
        assertThat(audited.audited()).isTrue();
        assertThat(audited.reason()).contains("median");
        assertThat(first.reason().orElseThrow()).startsWith("Audit: goes on").endsWith(audited.reason());

        assertThat(report(trial, 1, BAD + 1))
                .extracting(Advice::verdict, Advice::reason)
                .as("it is not judged again")
                .containsExactly(Advice.Kind.CONTINUE, first.reason());
        Trial told = tuner().tell(ref(trial), Outcome.complete(BAD));
        assertThat(told.pruning()).contains(audited);
        assertThat(elsewhere(trial)).contains(told);
    }

    @Test
    default void keepsBothFactsOfAnAuditedTrialThatItsClientGivesUp() {
        Study study = pruning(1);
        Trial trial = ask(study);
        report(trial, 0, BAD);

        Trial told = tuner().tell(ref(trial), pruned(Optional.of("too slow")));

        assertThat(told.state()).isEqualTo(new TrialState.Pruned(Optional.of(List.of(BAD)), Optional.of("too slow")));
        assertThat(told.isAudited()).isTrue();
        Trial silent = ask(study);
        report(silent, 0, BAD);
        assertThat(tuner().tell(ref(silent), pruned(Optional.empty())).reason())
                .as("it was told to go on")
                .isEmpty();
        assertThat(elsewhere(trial)).contains(told);
    }

    /** The share of 400 trials lies within four standard deviations, beyond which 1 of 15,000 seeds would be. */
    @Test
    default void auditsTheShareThatItIsTold() {
        int trials = 400;
        double share = 0.3;
        Set<Integer> audited = audited(pruning(share), trials, 0);

        double deviation = Math.sqrt(trials * share * (1 - share));
        assertThat((double) audited.size()).isBetween(trials * share - 4 * deviation, trials * share + 4 * deviation);
        assertThat(audited(pruning(share), trials, 1))
                .as("the same in every study with this seed, whichever server is told")
                .isEqualTo(audited);
    }

    /** Which of so many bad trials are told to go on, by the two servers in turn. */
    private Set<Integer> audited(Study study, int trials, int first) {
        List<LocalTuner> servers = List.of(tuner(), new LocalTuner(stores().otherStore(), InstantSource.fixed(NOW)));
        List<Trial> asked = tuner().ask(StudyRef.of(study.id()), new Ask(Optional.empty(), Map.of(), trials));
        assertThat(asked).hasSize(trials);
        return asked.stream()
                .filter(trial -> {
                    LocalTuner server = servers.get((trial.number() + first) % servers.size());
                    Advice advice = server.report(ref(trial), progress(0, BAD));
                    Pruning kept = kept(trial).orElseThrow();
                    assertThat(advice.verdict()).isEqualTo(kept.audited() ? Advice.Kind.CONTINUE : Advice.Kind.PRUNE);
                    return kept.audited();
                })
                .map(Trial::number)
                .collect(Collectors.toSet());
    }

    /** Successive halving by halves, with a first rung at step 1. */
    private Study halving() {
        return store().create(
                        StoreSamples.plain(name()).with(draft -> draft.pruner = new Asha(IntOrAuto.of(1), 2, 0, 0, 0)),
                        NOW);
    }

    /** A study with two complete trials whose median prunes all that is above zero at steps 0 to 2. */
    private Study pruning(double audit) {
        Study study = store().create(
                        StoreSamples.plain(name()).with(draft -> {
                            draft.pruner = new Median(2, 0, 1, 1, audit);
                            draft.sampler = new Random(OptionalLong.of(1));
                        }),
                        NOW);
        for (int i = 0; i < 2; i++) {
            Trial trial = ask(study);
            for (int step = 0; step < 3; step++) {
                report(trial, step, 0);
            }
            tuner().tell(ref(trial), Outcome.complete(0));
        }
        return study;
    }

    private LocalTuner tuner() {
        return new LocalTuner(store(), InstantSource.fixed(NOW));
    }

    private Trial ask(Study study) {
        return tuner().ask(StudyRef.of(study.id()), Ask.one()).get(0);
    }

    private Advice report(Trial trial, int step, double value) {
        return tuner().report(ref(trial), progress(step, value));
    }

    private Optional<Pruning> kept(Trial trial) {
        return store().trial(trial.study(), trial.number()).orElseThrow().pruning();
    }

    private static Optional<Pruning> kept(Trial trial, int step, Advice advice) {
        return Optional.of(new Pruning(step, advice.reason().orElseThrow(), false));
    }

    private Optional<Trial> elsewhere(Trial trial) {
        return stores().otherStore().trial(trial.study(), trial.number());
    }

    private static Progress progress(int step, double value) {
        return new Progress(step, List.of(value), Map.of());
    }

    private static Outcome pruned(Optional<String> reason) {
        return Outcome.of(new Outcome.Pruned(Optional.empty(), reason));
    }

    private static TrialRef ref(Trial trial) {
        return TrialRef.of(StudyRef.of(trial.study()), trial.number()).at(trial.attempt());
    }
}
