package dev.parzen.sampler;

import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Observation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Half of the space always fails, and the objective falls towards it. */
class FailuresTest {
    private static final SearchSpace SPACE =
            SearchSpace.of(Parameter.of("x", FloatRange.of(0, 1)), Parameter.of("y", FloatRange.of(0, 1)));

    static Stream<SamplerSpec> models() {
        return Stream.of(Tpe.defaults(), Gp.defaults(), CmaEs.defaults(), Nsga2.defaults(), Auto.defaults());
    }

    @ParameterizedTest
    @MethodSource("models")
    void keepsAwayFromWhereTrialsFail(SamplerSpec spec) {
        int failed = 0;
        for (int seed = 0; seed < 5; seed++) {
            var driver = new Driver(spec, seed, SPACE, Direction.MINIMIZE);
            for (int number = 0; number < 60; number++) {
                Observation trial = driver.ask();
                Map<String, Double> at = Map.of("x", x(trial, "x"), "y", x(trial, "y"));
                if (at.get("x") < 0.5) {
                    driver.fail(trial);
                    failed += number < 30 ? 0 : 1;
                } else {
                    driver.tell(trial, at.get("x") + at.get("y"));
                }
            }
        }
    }

    private static double x(Observation trial, String name) {
        return trial.params().get(name).value().asDouble();
    }
}
