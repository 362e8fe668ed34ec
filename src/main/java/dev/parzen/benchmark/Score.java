package dev.parzen.benchmark;

import dev.parzen.benchmark.StudyRun.Told;
import dev.parzen.benchmark.problem.Problem;
import dev.parzen.benchmark.problem.Yardstick;
import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.benchmark.problem.Yardstick.Volume;
import dev.parzen.numerics.Hypervolume;
import java.util.Comparator;
import java.util.List;

/** What the told trials of a study are worth. */
final class Score {
    private Score() {}

    /**
     * The regret of the trial that was told the best value, or the hypervolume of all trials. Where values are told with
     * noise, the trial that looks best is judged by its value without noise: it is the one that a user would take.
     */
    static double of(Problem problem, List<Told> trials) {
        Yardstick yardstick = problem.yardstick();
        if (yardstick instanceof Regret regret) {
            return regret.of(trials.stream()
                    .min(Comparator.comparingDouble(trial -> trial.seen().get(0)))
                    .orElseThrow()
                    .values()
                    .get(0));
        }
        return Hypervolume.of(
                trials.stream().map(trial -> array(trial.values())).toArray(double[][]::new),
                array(((Volume) yardstick).reference()));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
