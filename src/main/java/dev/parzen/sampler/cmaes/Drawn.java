package dev.parzen.sampler.cmaes;

import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Explanation.Generation;
import dev.parzen.space.ParameterValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The distribution from which a point was drawn. */
final class Drawn {
    private Drawn() {}

    static Explanation explained(Run run, Box box, Map<String, ParameterValue> point) {
        Evolution evolution = run.evolution();
        Map<String, Double> deviations = new LinkedHashMap<>();
        for (int j = 0; j < box.dimensions(); j++) {
            deviations.put(box.names().get(j), evolution.deviation(j));
        }
        return new Generation(
                evolution.generation() + 1,
                run.constants().lambda(),
                run.regime().restart(),
                evolution.sigma(),
                box.values(evolution.mean()),
                deviations,
                distance(evolution, box, point));
    }

    /** |C^−½ A⁻¹ (x − m)| / σ. */
    private static OptionalDouble distance(Evolution evolution, Box box, Map<String, ParameterValue> values) {
        double[] point = new double[box.dimensions()];
        for (int j = 0; j < point.length; j++) {
            ParameterValue value = values.get(box.names().get(j));
            point[j] = value == null ? Double.NaN : box.axes().get(j).coordinate(value);
            if (Double.isNaN(point[j])) {
                return OptionalDouble.empty();
            }
        }
        double[] step = Vectors.quotient(
                Vectors.scaled(1 / evolution.sigma(), Vectors.plus(point, -1, evolution.mean())), evolution.widening());
        return OptionalDouble.of(Vectors.length(evolution.covariance().inverseRoot(step)));
    }
}
