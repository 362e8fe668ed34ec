package dev.parzen.sampler.tpe;

import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.Axis;
import dev.parzen.trial.Column;
import dev.parzen.trial.History;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/** What the settings make of a history: the trials divided, and each part a density over any space. */
final class Model {
    private final Tpe settings;
    private final History history;
    private final int goodCount;
    private final List<Split> splits;

    /** How many constraints have divisions of their own. */
    private final int constraints;

    Model(Tpe settings, History history) {
        int objectives = history.directions().size();
        this.settings = settings;
        this.history = history;
        this.goodCount = settings.gamma().goodCount(history.resultCount(), objectives);
        boolean isDivided = settings.constraints() == Constraints.C_TPE && objectives == 1;
        SortedSet<String> names = isDivided ? ConstraintSplits.names(history) : Collections.emptySortedSet();
        this.constraints = names.size();
        this.splits = names.isEmpty()
                ? List.of(
                        objectives == 1
                                ? Split.byMerit(history, goodCount, leastOwn(objectives))
                                : Split.byFronts(history, goodCount))
                : ConstraintSplits.of(history, names, goodCount);
    }

    /** How many trials would be good without those of earlier studies. */
    private int leastOwn(int objectives) {
        return settings.gamma().goodCount(history.resultCount() - history.foreignSize(), objectives);
    }

    /** The best point of a space. */
    Acquisition acquisition(Observations observations) {
        return new Acquisition(
                observations,
                constraints == 0
                        ? List.of(ordered(observations))
                        : splits.stream()
                                .map(split -> unordered(observations, split))
                                .toList(),
                settings.candidates());
    }

    /** The densities of a space; with constraints of their own, those of the objective. */
    Densities densities(List<String> names, Observations observations) {
        Split split = splits.get(0);
        Ratio ratio = constraints == 0 ? ordered(observations) : unordered(observations, split);
        int[] good = observations.good(split);
        int[] kernels =
                Thinned.of(good, Weights.alike(good.length), Thinned.MOST).rows();
        int bad = observations.bad(split, settings.constantLiar()).length;
        return new Densities(names, kernels, good.length, bad, ratio.good(), ratio.bad());
    }

    /** What is known of these spaces, in numbers. */
    Explanation.Densities explained(List<Explanation.DensityModel> models) {
        return new Explanation.Densities(history.size(), goodCount, flying(), models);
    }

    private int flying() {
        return settings.constantLiar() ? history.running().size() : 0;
    }

    private Ratio ordered(Observations observations) {
        Split split = splits.get(0);
        int[] good = observations.good(split);
        int[] bad = observations.bad(split, settings.constantLiar());
        return ratio(observations, good, goodWeights(good, split), bad, badWeights(bad.length));
    }

    /** Those of several objectives weigh alike (Ozaki 2022 weighs them by hypervolume instead). */
    private double[] goodWeights(int[] good, Split split) {
        return history.directions().size() > 1
                ? Weights.alike(good.length)
                : settings.weights().ofGood(history, good, split.bestOther());
    }

    private double[] badWeights(int n) {
        return settings.fading() ? Weights.oldDecay(n) : Weights.alike(n);
    }

    /** A division of c-TPE: all weigh alike. What trials in flight will do to a constraint nobody knows. */
    private Ratio unordered(Observations observations, Split split) {
        int[] good = observations.good(split);
        int[] bad = observations.bad(split, settings.constantLiar() && split == splits.get(0));
        return ratio(observations, good, Weights.alike(good.length), bad, Weights.alike(bad.length));
    }

    private Ratio ratio(Observations observations, int[] good, double[] goodWeights, int[] bad, double[] badWeights) {
        double share = (double) good.length / Math.max(1, good.length + bad.length);
        return new Ratio(estimator(observations, good, goodWeights), estimator(observations, bad, badWeights), share);
    }

    private ParzenEstimator estimator(Observations observations, int[] rows, double[] weights) {
        Thinned thinned = Thinned.of(rows, weights, Thinned.MOST);
        List<Axis> axes = observations.columns().stream().map(Column::axis).toList();
        return new ParzenEstimator(
                axes,
                observations.sample(thinned.rows()),
                thinned.weights(),
                settings.priorWeight(),
                settings.bandwidth());
    }

    /** A sentence for the user. */
    String reason() {
        int flying = flying();
        return "Best of " + settings.candidates() * splits.size() + " draws near the " + goodCount + " best of "
                + history.size() + " finished trials"
                + (history.foreignSize() == 0 ? "" : ", of which " + history.foreignSize() + " are of earlier studies")
                + (constraints == 0 ? "" : " and where constraints hold (" + constraints + ")")
                + (flying == 0 ? "." : ", away from " + flying + " in flight.");
    }
}
