package dev.parzen.cli;

import dev.parzen.client.HttpTuner;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudyRef;
import dev.parzen.training.DataException;
import dev.parzen.trial.Trial;
import dev.parzen.wire.Json;
import dev.parzen.worker.FinalEvaluation;
import dev.parzen.worker.Lifeline;
import dev.parzen.worker.TrainingJvm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the best network of a study on the test part. */
@Command(
        name = "finalize",
        description = "Measures the best network of a study on the test data, which no trial has seen, and stores the"
                + " result with the study. \"tune\" does this by itself.")
final class FinalizeCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            required = true,
            description = "The server, such as http://localhost:8080.")
    private URI server;

    @Option(names = "--study", paramLabel = "NAME", required = true, description = "The study's name, or @ and its id.")
    private String study;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJson;

    @Mixin
    private Places places;

    FinalizeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        return TrainingJvm.isThisOne()
                ? evaluate()
                : Relaunch.of(program.training(
                        1, spec.commandLine().getParent().getParseResult().originalArgs()));
    }

    private int evaluate() {
        Logging.ofWorker();
        Lifeline.attach();
        HttpTuner tuner = new HttpTuner(server, PATIENCE);
        Study found = tuner.studies().study(new StudyRef(study));
        FinalJson result = FinalJson.of(measured(found, best(tuner, found)));
        tuner.change(StudyRef.of(found.id()), stored(found, result));
        print(result);
        return Commands.SUCCESS;
    }

    private Trial best(HttpTuner tuner, Study found) {
        List<Trial> best = tuner.studies().best(StudyRef.of(found.id()));
        if (best.isEmpty()) {
            throw CommandException.failure(
                    "No trial of \"" + found.name() + "\" is complete: there is nothing to measure.");
        }
        return best.get(0);
    }

    private FinalEvaluation.Result measured(Study found, Trial best) {
        if (!(found.spec().objective() instanceof NeuralNetwork network)) {
            throw CommandException.usage(
                    "\"" + found.name() + "\" trains no networks: only those are measured on test data.");
        }
        try {
            return Evaluators.last(places).of(found, network, best);
        } catch (DataException e) {
            throw CommandException.failure(e.getMessage());
        }
    }

    private static StudyChange stored(Study found, FinalJson result) {
        Map<String, String> attributes = new TreeMap<>(found.spec().attributes());
        attributes.put(FinalJson.ATTRIBUTE, Json.write(result));
        return StudyChange.of(change -> change.attributes = Optional.of(attributes));
    }

    private void print(FinalJson result) {
        java.io.PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(Json.write(result));
        } else {
            new TestReport(out).print(result);
        }
        out.flush();
    }
}
