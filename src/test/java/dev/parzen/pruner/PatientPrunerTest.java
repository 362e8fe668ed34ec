package dev.parzen.pruner;

import static dev.parzen.trial.Observations.completeAfter;
import static dev.parzen.trial.Observations.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.IntOrAuto;
import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PatientPrunerTest {
    private static final double NAN = Double.NaN;
    private static final Outline OUTLINE = new Outline("study", OptionalInt.empty());
    private static final History NOTHING = History.empty(Direction.MINIMIZE);

    @Test
    void needsMoreReportsThanItsPatienceAndOne() {
        assertThat(judge(alone(2, 0), 1, 2, 2)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(alone(2, 0), 1, 2, 2, 2))
                .isEqualTo(
                        new Verdict.Prune("Step 3: the best value of the last 3 reports, 2, is worse than 1 before."));
        assertThat(judge(alone(0, 0), 1)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(alone(0, 0), 1, 2)).isInstanceOf(Verdict.Prune.class);
    }

    @Test
    void keepsWhatIsAsGoodAsBefore() {
        assertThat(judge(alone(1, 0), 1, 1, 1)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(alone(1, 0), 1, 2, 1)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(alone(1, 0), 1, 0.5, 2)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void bearsWhatIsWorseByTheMarginAndNoMore() {
        assertThat(judge(alone(1, 0.5), 1, 1.5, 2)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(alone(1, 0.5), 1, Math.nextUp(1.5), 2))
                .isEqualTo(new Verdict.Prune(
                        "Step 2: the best value of the last 2 reports, 1.5, is worse than 1 before by more than 0.5."));
    }

    @Test
    void turnsRoundWhenMaximising() {
        History maximised = History.empty(Direction.MAXIMIZE);
        Pruner pruner = alone(1, 0.5).build(OUTLINE);
        assertThat(pruner.judge(running(0, 0.5, 1, 0.5, 0), maximised)).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.judge(running(0, 0.5, 1, 0.25, 0), maximised)).isInstanceOf(Verdict.Prune.class);
        assertThat(pruner.judge(running(0, 0.5, 1, 2, 3), maximised)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void passesOverWhatIsNoNumber() {
        assertThat(judge(alone(1, 0), NAN, 1, NAN, 2)).isInstanceOf(Verdict.Prune.class);
        assertThat(judge(alone(1, 0), NAN, NAN, 5, 6)).isEqualTo(Verdict.CONTINUE);
        assertThat(judge(alone(1, 0), 1, NAN, NAN)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void asksTheOtherPrunerOnlyThen() {
        Patient spec = new Patient(Optional.of(new Median(1, 0, 1, 1, 0)), 1, 0, 0);
        History past = NOTHING.plus(completeAfter(0, 0.1, 0.1, 0.1));
        Pruner pruner = spec.build(OUTLINE);
        assertThat(pruner.judge(running(1, 0.5, 3, 2, 1), past)).isEqualTo(Verdict.CONTINUE);
        assertThat(pruner.judge(running(1, 0.5, 1, 2, 3), past))
                .isEqualTo(new Verdict.Prune("Nothing better in 2 reports. Step 2: the best value 1 is worse than the"
                        + " median 0.1 of 1 complete trial."));
        assertThat(pruner.judge(running(1, 0.5, 0.05, 2, 3), past)).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void standsWhereTheOneStandsThatDecides() {
        Patient spec = new Patient(Optional.of(new Median(1, 0, 1, 1, 0)), 1, 0.5, 0);
        History past = NOTHING.plus(completeAfter(0, 0.1, 0.1, 0.1));
        Pruner pruner = spec.build(OUTLINE);
        assertThat(pruner.standing(running(1, 0.5, 3, 2), past)).isEmpty();
        Standing improving = pruner.standing(running(1, 0.5, 3, 2, 1), past).orElseThrow();
        assertThat(improving.value()).isEqualTo(1);
        assertThat(improving.threshold()).hasValue(3.5);
        assertThat(improving.cohort()).isEmpty();
        Standing ceased = pruner.standing(running(1, 0.5, 1, 2, 3), past).orElseThrow();
        assertThat(ceased.value()).isEqualTo(1);
        assertThat(ceased.threshold()).hasValue(0.1);
        assertThat(ceased.cohort()).hasSize(1);
    }

    @Test
    void readsWhatTheOtherReads() {
        Observation two = running(1, 0.5, 3, 2);
        Observation three = running(1, 0.5, 3, 2, 1);
        Pruner median = new Patient(Optional.of(new Median(1, 0, 2, 1, 0)), 1, 0, 0).build(OUTLINE);
        assertThat(median.readsHistory(two)).isFalse();
        assertThat(median.readsHistory(three)).isTrue();
        assertThat(median.readsHistory(running(1, 0.5, 3, 2, 1, 0))).isFalse();
        assertThat(median.readsRunning(three, NOTHING)).isFalse();
        assertThat(alone(1, 0).build(OUTLINE).readsHistory(three)).isFalse();
        Pruner asha = new Patient(Optional.of(asha(0)), 1, 0, 0).build(OUTLINE);
        assertThat(asha.readsRunning(three, NOTHING)).isTrue();
        assertThat(asha.brackets(NOTHING)).isEmpty();
    }

    @Test
    void hasTheBracketsOfTheOther() {
        var hyperband = new Hyperband(1, IntOrAuto.of(9), 3, 0, true, 0);
        Pruner pruner = new Patient(Optional.of(hyperband), 1, 0, 0).build(OUTLINE);
        assertThat(pruner.brackets(NOTHING)).contains(Brackets.of("study", 1, 9, 3));
    }

    @Test
    void refusesAPatientOneAndAnAuditWithin() {
        assertRefused("/pruner", () -> new Patient(Optional.of(alone(1, 0)), 1, 0, 0));
        assertRefused("/pruner/audit", () -> new Patient(Optional.of(asha(0.1)), 1, 0, 0));
        assertRefused("/patience", () -> alone(-1, 0));
        assertRefused("/minDelta", () -> alone(1, -0.1));
        assertRefused("/minDelta", () -> alone(1, NAN));
        assertRefused("/audit", () -> new Patient(Optional.empty(), 1, 0, 1.5));
    }

    @Test
    void fitsWhatTheOtherFits() {
        Patient spec = new Patient(
                Optional.of(new Threshold(OptionalDouble.empty(), OptionalDouble.empty(), 0, 1, 0)), 1, 0, 0);
        assertRefused("/pruner/upper", () -> spec.requireFits(1));
        assertRefused("/type", () -> new Patient(Optional.of(Pareto.defaults()), 1, 0, 0).requireFits(2));
        new Patient(Optional.of(Pareto.defaults()), 1, 0, 0).requireFits(1);
    }

    private static Asha asha(double audit) {
        return new Asha(IntOrAuto.of(1), 2, 0, 0, audit);
    }

    private static void assertRefused(String pointer, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refusal -> assertThat(refusal.pointer()).isEqualTo(pointer));
    }

    private static Patient alone(int patience, double minDelta) {
        return new Patient(Optional.empty(), patience, minDelta, 0);
    }

    private static Verdict judge(Patient spec, double... curve) {
        return spec.build(OUTLINE).judge(running(0, 0.5, curve), NOTHING);
    }
}
