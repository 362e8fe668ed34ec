package dev.parzen.benchmark.problem;

import dev.parzen.benchmark.problem.Yardstick.Regret;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.List;

/**
 * Tables of networks that were really trained; the values are validation losses, the best of the epochs. Each minimum is
 * the smallest loss of the table.
 */
final class NetworkProblems {
    private NetworkProblems() {}

    static List<Problem> all() {
        return List.of(digits(), brca());
    }

    /** 500 rows of the optical digits, six epochs, Adam. */
    private static Problem digits() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("learning_rate", FloatRange.log(1e-4, 3e-2)),
                Parameter.of("batch_size", IntRange.log(8, 64)),
                Parameter.of("width", IntRange.log(4, 64)),
                Parameter.of("layers", IntRange.of(1, 3)),
                Parameter.of("dropout", FloatRange.of(0, 0.5)),
                Parameter.of("activation", Coordinates.choices("ReLU", "tanh")));
        return problem("mlp-digits", space, 1.315965);
    }

    /** 200 genes of 90 patients, ten epochs: which optimizer, and how fast. */
    private static Problem brca() {
        SearchSpace space = SearchSpace.of(
                Parameter.of("optimizer", Coordinates.choices("SGD", "Momentum", "Adam", "RMSprop")),
                Parameter.of("weight_decay", FloatRange.log(1e-6, 1e-1)),
                Parameter.of("dropout", FloatRange.of(0, 0.5)),
                rate("SGD", 1e-4, 1),
                rate("Momentum", 1e-5, 1e-1),
                rate("Adam", 1e-5, 1e-1),
                rate("RMSprop", 1e-5, 1e-1));
        return problem("optimizer-brca", space, 0.5137108);
    }

    private static Parameter rate(String optimizer, double low, double high) {
        return Parameter.of(optimizer + "_lr", FloatRange.log(low, high))
                .when("optimizer", ParameterValue.of(optimizer));
    }

    private static Problem problem(String name, SearchSpace space, double randomMedian) {
        NetworkTable table = NetworkTable.read(name + ".csv", space);
        return Problem.of(name, Suite.NETWORKS, space, new Regret(table.minimum(), randomMedian), table::loss);
    }
}
