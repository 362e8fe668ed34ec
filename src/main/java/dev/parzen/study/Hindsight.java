package dev.parzen.study;

import dev.parzen.pruner.Pruner;
import dev.parzen.pruner.Verdict;
import dev.parzen.space.Kinds;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a trial was to be given up, as the study's present pruner finds it in the past as it stood when the report arrived
 * that was judged.
 */
final class Hindsight {
    private final StudySpec spec;
    private final Trial trial;
    private final Report judged;
    private final Retrospect retrospect;

    private Hindsight(StudySpec spec, Trial trial, Report judged) {
        this.spec = spec;
        this.trial = trial;
        this.judged = judged;
        this.retrospect = new Retrospect(spec, trial.number(), judged.at());
    }

    /** Empty unless the trial was to be given up and has reported something here. */
    static Optional<Hindsight> of(StudySpec spec, Trial trial) {
        List<Report> reports = trial.reports();
        if (!isGivenUp(trial) || isImported(trial) || reports.isEmpty()) {
            return Optional.empty();
        }
        int step = trial.pruning().map(Pruning::step).orElse(Integer.MAX_VALUE);
        Report judged = reports.stream()
                .filter(report -> report.step() <= step)
                .reduce((earlier, later) -> later)
                .orElse(reports.get(0));
        return Optional.of(new Hindsight(spec, trial, judged));
    }

    /** What there is to say without looking back; empty if the trial was not to be given up. */
    static Optional<Ruling> blind(Trial trial) {
        String note = isImported(trial)
                ? "It was imported: nothing was judged here."
                : "Nothing was judged: it was given up before it reported anything.";
        return isGivenUp(trial)
                ? Optional.of(new Ruling(reason(trial), Optional.empty(), Optional.empty(), note))
                : Optional.empty();
    }

    /** Every trial of the study is to be shown once. */
    void see(Trial other) {
        retrospect.see(other);
    }

    /** @param now the past as it stands */
    Ruling ruling(History now) {
        History past = retrospect.past(now).own();
        Observation seen = retrospect.inFlight(trial).upTo(judged.step());
        Pruner pruner = spec.buildPruner();
        String note = String.join(
                " ", Stream.concat(onVerdict(pruner.judge(seen, past)), onEnd()).toList());
        return new Ruling(reason(trial), Optional.of(judged.step()), pruner.standing(seen, past), note);
    }

    private Stream<String> onVerdict(Verdict anew) {
        String present = "The study's present pruner, " + Kinds.nameOf(spec.pruner()) + ", would ";
        Optional<String> recorded = trial.pruning().map(Pruning::reason);
        String opinion = anew instanceof Verdict.Prune prune
                ? present + "prune it: " + prune.reason()
                : present + "let it go on" + (recorded.isEmpty() ? "." : exchanged());
        if (recorded.isEmpty()) {
            return Stream.of(
                    "No verdict is on record: its worker gave it up by itself, or before verdicts were kept.", opinion);
        }
        boolean isSame = anew instanceof Verdict.Prune prune && prune.reason().equals(recorded.get());
        return isSame ? Stream.empty() : Stream.of(opinion);
    }

    private static String exchanged() {
        return ": it was exchanged since, or what others told at the same moment made the difference.";
    }

    private Stream<String> onEnd() {
        if (trial.isAudited()) {
            return Stream.of("By lot it was to go on nevertheless, to measure how often pruning is wrong.");
        }
        return trial.stateName() == TrialState.Name.COMPLETE ? Stream.of("It went on nevertheless.") : Stream.empty();
    }

    private static boolean isGivenUp(Trial trial) {
        return trial.pruning().isPresent() || trial.stateName() == TrialState.Name.PRUNED;
    }

    private static boolean isImported(Trial trial) {
        return trial.isFinished() && trial.sampler().isEmpty();
    }

    private static Optional<String> reason(Trial trial) {
        return trial.pruning().map(Pruning::reason).or(trial::reason);
    }
}
