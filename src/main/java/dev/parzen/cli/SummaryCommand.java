package dev.parzen.cli;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.network.architecture.NetworkSummary;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.StudySpec;
import dev.parzen.training.DataException;
import dev.parzen.training.Trainer;
import dev.parzen.wire.Json;
import dev.parzen.wire.ParameterTexts;
import dev.parzen.wire.SummaryJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the network of a study layer by layer. */
@Command(
        name = "summary",
        description = "Shows the network of a study layer by layer: shapes, numbers of parameters, memory. It reads the"
                + " data, which tell how large input and output are.")
final class SummaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SPEC", description = "A JSON file, or the name of an example.")
    private String name;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "The value of a parameter (default: its default, or its first value).")
    private List<String> values = new ArrayList<>();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean isJson;

    @Mixin
    private Places places;

    @Override
    public Integer call() {
        StudySpec study = SpecSource.read(name).toSpec(() -> 0);
        if (!(study.objective() instanceof NeuralNetwork network)) {
            throw CommandException.usage(name + " at /objective: only the objective neural-network has layers.");
        }
        try {
            Map<String, ParameterValue> trial = ParameterTexts.read(study.space(), values);
            print(summary(network, trial), trial);
        } catch (InvalidValueException refused) {
            throw CommandException.usage(refused.getMessage());
        } catch (DataException unusable) {
            throw CommandException.usage(name + " at /objective/data: " + unusable.getMessage());
        }
        return Commands.SUCCESS;
    }

    private NetworkSummary summary(NeuralNetwork network, Map<String, ParameterValue> trial) {
        return NetworkSummary.of(
                network.resolve(trial),
                Trainer.on(places.data())
                        .prepare(network, trial, places.home().resolve("none"))
                        .architecture());
    }

    private void print(NetworkSummary summary, Map<String, ParameterValue> trial) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(Json.write(SummaryJson.of(summary, trial)));
        } else {
            new SummaryTable(out).print(summary, trial);
        }
        out.flush();
    }
}
