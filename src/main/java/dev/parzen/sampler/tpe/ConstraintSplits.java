package dev.parzen.sampler.tpe;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The divisions of c-TPE (Watanabe and Hutter 2023): one by the objective, whatever the constraints, and one by
 * each constraint that any trial told of, whatever the objective.
 *
 * <pre>
 * f_n        loss of trial n                          f*   loss up to which trials are good
 * c_in       constraint i of trial n, broken above 0  c*_i value up to which trials keep constraint i
 * </pre>
 */
final class ConstraintSplits {
    private ConstraintSplits() {}

    static SortedSet<String> names(History history) {
        SortedSet<String> names = new TreeSet<>();
        for (int row = 0; row < history.size(); row++) {
            names.addAll(history.row(row).constraints().keySet());
        }
        return names;
    }

    /** @param goodCount how many feasible trials are to be among the good ones of the objective */
    static List<Split> of(History history, SortedSet<String> names, int goodCount) {
        List<Split> splits = new ArrayList<>();
        splits.add(byObjective(history, goodCount));
        names.forEach(name -> splits.add(byConstraint(history, name)));
        return splits;
    }

    /**
     * Up to f*, the loss of the last of so many best feasible trials, all are good, infeasible ones too. While there are
     * too few feasible ones all trials are: the constraints decide alone.
     */
    private static Split byObjective(History history, int goodCount) {
        boolean[] good = new boolean[history.size()];
        Observation last = goodCount == 0 ? null : history.row(history.byMerit().row(goodCount - 1));
        boolean isEnough = last != null && last.isComplete() && last.isFeasible();
        double bound = isEnough ? history.direction().loss(last.value()) : Double.POSITIVE_INFINITY;
        for (int row = 0; row < good.length; row++) {
            Observation trial = history.row(row);
            good[row] = !isEnough
                    || trial.isComplete() && Double.compare(history.direction().loss(trial.value()), bound) <= 0;
        }
        return Split.of(good);
    }

    /** c* is 0, or where no trial keeps the constraint what the nearest has. Who does not tell it breaks it. */
    private static Split byConstraint(History history, String name) {
        boolean[] good = new boolean[history.size()];
        double bound = Double.POSITIVE_INFINITY;
        for (int row = 0; row < good.length; row++) {
            bound = Math.min(bound, told(history.row(row), name));
        }
        bound = Math.max(0, bound);
        for (int row = 0; row < good.length; row++) {
            good[row] = told(history.row(row), name) <= bound
                    && history.row(row).constraints().containsKey(name);
        }
        return Split.of(good);
    }

    private static double told(Observation trial, String name) {
        return trial.constraints().getOrDefault(name, Double.POSITIVE_INFINITY);
    }
}
