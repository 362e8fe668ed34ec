package dev.parzen.benchmark.problem;

import dev.parzen.sampler.Dice;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Something to be minimised by a sampler.
 *
 * @param name what it is called; each problem has a name of its own
 * @param suite the kind of problem that it is
 * @param space the declared space
 * @param yardstick what a study's result is measured by
 * @param noise the standard deviation of the normal noise on each value that is told; 0 for none
 * @param formula the values, without noise, of the active parameters' values
 */
public record Problem(
        String name,
        Suite suite,
        SearchSpace space,
        Yardstick yardstick,
        double noise,
        Function<Map<String, ParameterValue>, List<Double>> formula) {

    /** A problem with one value and without noise. */
    static Problem of(
            String name,
            Suite suite,
            SearchSpace space,
            Yardstick.Regret yardstick,
            ToDoubleFunction<Map<String, ParameterValue>> formula) {
        return new Problem(name, suite, space, yardstick, 0, point -> List.of(formula.applyAsDouble(point)));
    }

    /** How many values a trial has. */
    public int objectives() {
        return yardstick instanceof Yardstick.Volume volume ? volume.reference().size() : 1;
    }

    /** The values without noise. */
    public List<Double> values(Map<String, ParameterValue> point) {
        return formula.apply(point);
    }

    /**
     * The values with noise, as the trial with this number tells them in the study with this seed: the same again for the
     * same seed and number, whatever the point.
     */
    public List<Double> told(List<Double> values, long seed, int trial) {
        if (noise == 0) {
            return values;
        }
        var random = Dice.of(seed, trial, "noise");
        return values.stream()
                .map(value -> value + noise * random.nextGaussian())
                .toList();
    }
}
