package dev.parzen.analysis;

import dev.parzen.numerics.Wilson;
import dev.parzen.trial.Direction;
import dev.parzen.trial.EndedAttempt;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Counts up an {@link Audit}. Of each complete trial it keeps the values and the time, since verdicts fall in between. */
final class AuditTally {
    private static final double CONFIDENCE = 0.95;

    private final List<Direction> directions;
    private final List<String> constraints;
    private final List<Result> results = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private int trials;
    private int failed;

    AuditTally(List<Direction> directions, List<String> constraints) {
        this.directions = directions;
        this.constraints = constraints;
    }

    /** What a feasible trial came to, as losses. */
    private record Result(int trial, Instant at, double[] losses) {
        /** True if it is as good as the other, or better, in every direction. */
        boolean isAsGoodAs(Result other) {
            for (int i = 0; i < losses.length; i++) {
                if (losses[i] > other.losses[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A trial that is complete though the verdict said to prune it. */
    private record Case(Result result, Instant verdictAt, boolean isFeasible) {}

    void add(Trial trial) {
        trials += trial.isAudited() ? 1 : 0;
        if (trial.stateName() == TrialState.Name.COMPLETE) {
            addComplete(trial);
        } else if (trial.isAudited() && trial.stateName() == TrialState.Name.FAILED && !isLost(trial)) {
            failed++;
        }
    }

    Audit audit() {
        int finished = cases.size() + failed;
        int wrong = (int) cases.stream().filter(this::isWrong).count();
        if (finished == 0) {
            return new Audit(trials, 0, 0, null, null, null);
        }
        Wilson interval = Wilson.of(wrong, finished, CONFIDENCE);
        return new Audit(trials, finished, wrong, (double) wrong / finished, interval.low(), interval.high());
    }

    private void addComplete(Trial trial) {
        Result result = result(trial);
        boolean isFeasible = trial.violation(constraints) <= 0;
        if (isFeasible) {
            results.add(result);
        }
        if (trial.isAudited()) {
            cases.add(new Case(result, verdictAt(trial), isFeasible));
        }
    }

    private Result result(Trial trial) {
        List<Double> values = trial.values().orElseThrow();
        double[] losses = new double[values.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = directions.get(i).loss(values.get(i));
        }
        return new Result(trial.number(), trial.finishedAt().orElse(Instant.MIN), losses);
    }

    /** When the report arrived on which the verdict rests. */
    private static Instant verdictAt(Trial trial) {
        int step = trial.pruning().orElseThrow().step();
        return trial.reports().stream()
                .filter(report -> report.step() == step)
                .map(Report::at)
                .findFirst()
                .orElse(trial.finishedAt().orElse(Instant.MIN));
    }

    private boolean isWrong(Case audited) {
        List<Result> known = before(audited, result -> !result.at.isAfter(audited.verdictAt));
        List<Result> others =
                known.isEmpty() ? before(audited, result -> result.at.isBefore(audited.result.at)) : known;
        return audited.isFeasible && others.stream().noneMatch(other -> other.isAsGoodAs(audited.result));
    }

    private List<Result> before(Case audited, Predicate<Result> condition) {
        return results.stream()
                .filter(result -> result.trial != audited.result.trial)
                .filter(condition)
                .toList();
    }

    /** True if the last attempt ended without a word, which says nothing about the trial. */
    private static boolean isLost(Trial failed) {
        List<EndedAttempt> attempts = failed.attempts();
        return !attempts.isEmpty() && attempts.get(attempts.size() - 1).ended() == EndedAttempt.Ending.LOST;
    }
}
