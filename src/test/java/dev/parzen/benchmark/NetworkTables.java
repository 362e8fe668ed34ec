package dev.parzen.benchmark;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.Trainer;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult;
import dev.parzen.wire.Json;
import dev.parzen.wire.StudyRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * Measures the tables of trained networks that samplers are compared on: trains one network for each point of a grid and
 * writes the smallest validation loss of its epochs beside the point.
 *
 * <p>Arguments: the data directory, the directory of the tables, and their names (mlp-digits, optimizer-brca). The process
 * needs the settings that workers get: {@code OMP_NUM_THREADS=1}.
 */
public final class NetworkTables {
    private static final String DIGITS = """
            {"name": "mlp-digits",
             "space": [
              {"name": "learning_rate", "type": "float", "low": 1e-4, "high": 3e-2, "log": true},
              {"name": "batch_size", "type": "int", "low": 8, "high": 64, "log": true},
              {"name": "width", "type": "int", "low": 4, "high": 64, "log": true},
              {"name": "layers", "type": "int", "low": 1, "high": 3},
              {"name": "dropout", "type": "float", "low": 0, "high": 0.5},
              {"name": "activation", "type": "categorical", "choices": ["ReLU", "tanh"]}],
             "objective": {"type": "neural-network",
              "data": {"type": "csv", "file": "tabular/optdigits_train.csv", "label": "digit",
                       "split": {"rows": 800, "test": 0, "validation": 300}},
              "layers": [{"type": "block", "times": {"param": "layers"}, "layers": [
                {"type": "dense", "width": {"param": "width"}, "activation": {"param": "activation"},
                 "dropout": {"param": "dropout"}}]}],
              "learningRate": {"param": "learning_rate"}, "batchSize": {"param": "batch_size"},
              "epochs": 6, "earlyStopping": null}}
            """;
    private static final String BRCA = """
            {"name": "optimizer-brca",
             "space": [
              {"name": "optimizer", "type": "categorical", "choices": ["SGD", "Momentum", "Adam", "RMSprop"]},
              {"name": "weight_decay", "type": "float", "low": 1e-6, "high": 1e-1, "log": true},
              {"name": "dropout", "type": "float", "low": 0, "high": 0.5},
              {"name": "SGD_lr", "type": "float", "low": 1e-4, "high": 1, "log": true, "when": {"optimizer": ["SGD"]}},
              {"name": "Momentum_lr", "type": "float", "low": 1e-5, "high": 1e-1, "log": true,
               "when": {"optimizer": ["Momentum"]}},
              {"name": "Adam_lr", "type": "float", "low": 1e-5, "high": 1e-1, "log": true,
               "when": {"optimizer": ["Adam"]}},
              {"name": "RMSprop_lr", "type": "float", "low": 1e-5, "high": 1e-1, "log": true,
               "when": {"optimizer": ["RMSprop"]}}],
             "objective": {"type": "neural-network",
              "data": {"type": "csv", "file": "genes/tcga_brca_mrna.csv.gz", "label": "label",
                       "ignore": ["sample_id"], "split": {"column": "split", "validation": 0.4}},
              "layers": [{"type": "dense", "width": 16, "dropout": {"param": "dropout"}}, {"type": "dense", "width": 8}],
              "optimizer": {"param": "optimizer"},
              "learningRate": {"anyOf": ["SGD_lr", "Momentum_lr", "Adam_lr", "RMSprop_lr"]},
              "weightDecay": {"param": "weight_decay"}, "batchSize": 16,
              "epochs": 10, "earlyStopping": null}}
            """;

    private static final Map<String, Integer> POINTS =
            Map.of("learning_rate", 6, "batch_size", 2, "width", 3, "layers", 3, "dropout", 3, "weight_decay", 3);
    private static final int OTHERS = 9;

    private NetworkTables() {}

    public static void main(String[] arguments) throws IOException {
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            write(name, Path.of(arguments[0]), Path.of(arguments[1]));
        }
    }

    private static void write(String name, Path data, Path tables) throws IOException {
        String text = name.equals("mlp-digits") ? DIGITS : BRCA;
        var study = Json.read(text, StudyRequest.class).toSpec(() -> 1);
        Trainer trainer = Trainer.on(data);
        Path model = Files.createTempDirectory("network-tables").resolve("model.zip");
        List<String> columns =
                study.space().parameters().stream().map(Parameter::name).toList();
        try (PrintWriter table = new PrintWriter(Files.newBufferedWriter(tables.resolve(name + ".csv")))) {
            table.println(String.join(",", columns) + ",loss");
            for (Map<String, ParameterValue> point : grid(study.space().parameters())) {
                NeuralNetwork network = (NeuralNetwork) study.objective();
                TrainingResult result = trainer.prepare(network, point, model).train(TrainingListener.SILENT);
                table.println(row(
                        columns,
                        point,
                        result.values().stream()
                                .mapToDouble(values -> values.get(0))
                                .findFirst()));
                table.flush();
            }
        }
    }

    private static String row(List<String> columns, Map<String, ParameterValue> point, OptionalDouble loss) {
        StringBuilder row = new StringBuilder();
        columns.forEach(column -> row.append(
                        point.containsKey(column) ? point.get(column).toString().replace("\"", "") : "")
                .append(','));
        return row.append(String.format(Locale.ROOT, "%.6g", loss.orElse(Double.NaN)))
                .toString();
    }

    private static List<Map<String, ParameterValue>> grid(List<Parameter> parameters) {
        List<Map<String, ParameterValue>> points = List.of(Map.of());
        for (Parameter parameter : parameters) {
            List<Map<String, ParameterValue>> longer = new ArrayList<>();
            for (Map<String, ParameterValue> point : points) {
                if (parameter.condition().holds(point)) {
                    for (ParameterValue value : values(parameter)) {
                        Map<String, ParameterValue> next = new LinkedHashMap<>(point);
                        next.put(parameter.name(), value);
                        longer.add(next);
                    }
                } else {
                    longer.add(point);
                }
            }
            points = longer;
        }
        return points;
    }

    /** Evenly spread values, both ends among them, on the parameter's own scale. */
    private static List<ParameterValue> values(Parameter parameter) {
        int count = POINTS.getOrDefault(parameter.name(), OTHERS);
        if (parameter.distribution() instanceof FloatRange range) {
            return spread(range.low(), range.high(), range.log(), count, x -> x).stream()
                    .map(x -> ParameterValue.of(Double.parseDouble(String.format(Locale.ROOT, "%.6g", x))))
                    .toList();
        }
        if (parameter.distribution() instanceof IntRange range) {
            return spread(range.low(), range.high(), range.log(), count, x -> (double) Math.round(x)).stream()
                    .map(x -> ParameterValue.of(x.longValue()))
                    .toList();
        }
        return ((dev.parzen.space.Distribution.Categorical) parameter.distribution()).choices();
    }

    private static List<Double> spread(double low, double high, boolean log, int count, UnaryOperator<Double> rounded) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double share = i / (count - 1.0);
            double x = log ? low * Math.pow(high / low, share) : low + share * (high - low);
            all.add(rounded.apply(x));
        }
        return all;
    }
}
