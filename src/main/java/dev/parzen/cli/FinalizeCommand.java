package dev.parzen.cli;

import dev.parzen.client.HttpTuner;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Finals;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.training.DataException;
import dev.parzen.training.MemoryException;
import dev.parzen.trial.Trial;
import dev.parzen.wire.Json;
import dev.parzen.worker.Lifeline;
import dev.parzen.worker.Replicates;
import dev.parzen.worker.TrainingJvm;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the best network of a study on the test part. */
@Command(
        name = "finalize",
        description = "Measures the best network of a study on the test data, which no trial has seen, and stores the"
                + " result with the study; perhaps after replicates of the best. \"tune\" does this by itself.")
final class FinalizeCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST = 100;

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            required = true,
            converter = RemoteAddress.class,
            description = "The server, such as http://localhost:8080.")
    private URI server;

    @Option(names = "--study", paramLabel = "NAME", required = true, description = "The study's name, or @ and its id.")
    private String study;

    @Option(names = "--json", description = "Print the result as JSON; with --replicates, an object of both.")
    private boolean isJson;

    @Option(
            names = "--replicates",
            paramLabel = "R",
            defaultValue = "0",
            description = "Train each of the best configurations R more times, with other seeds, and measure the one"
                    + " whose validation metric is the best on average (default: 0, the best trial's). What is there"
                    + " already is not trained again.")
    private int replicates;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "3",
            description = "How many configurations --replicates trains (default: 3).")
    private int top;

    @Option(
            names = "--again",
            description = "Look at the test data once more, though the study has done so: without it, the result of"
                    + " then is told. The study counts its looks.")
    private boolean isAgain;

    @Option(
            names = "--trial",
            paramLabel = "N",
            description = "Measure the network of trial N, which is complete (default: the best; of several directions"
                    + " the one with the lowest number of those that are best).")
    private Integer trial;

    @Mixin
    private Places places;

    FinalizeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireSense();
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
        if (!(found.spec().objective() instanceof NeuralNetwork network)) {
            throw CommandException.usage(
                    "\"" + found.name() + "\" trains no networks: only those are measured on test data.");
        }
        requireMeasurable(found);
        BestTrials best = new BestTrials(tuner.studies(), found);
        StudyAttributes attributes = new StudyAttributes(tuner, tuner.studies(), StudyRef.of(found.id()));
        try {
            Optional<Replicates> replicates = replicated(found, network, best, attributes);
            Trial chosen = replicates
                    .map(all -> tuner.studies()
                            .trial(StudyRef.of(found.id()), all.best().trial()))
                    .orElseGet(() -> trial == null ? best.one() : best.chosen(trial));
            Finale finale = new Finale(Evaluators.last(places, tuner.files()), attributes);
            FinalJson result = finale.measured(found, network, chosen, isAgain);
            print(found, replicates, result, chosen);
        } catch (DataException | MemoryException e) {
            throw CommandException.failure(e.getMessage());
        }
        return Commands.SUCCESS;
    }

    private void requireMeasurable(Study found) {
        Optional<FinalJson> stored = isAgain ? Optional.empty() : FinalJson.stored(found);
        if (trial != null) {
            stored.ifPresent(result -> Finals.requireSame(result.trial(), trial));
        } else if (stored.isEmpty()) {
            Finals.requireOver(found);
        }
    }

    private Optional<Replicates> replicated(
            Study found, NeuralNetwork network, BestTrials best, StudyAttributes attributes) {
        if (replicates == 0) {
            return Optional.empty();
        }
        Replicating replicating = new Replicating(
                found, best.several(top), attributes, spec.commandLine().getErr());
        return Optional.of(replicating.run(Evaluators.again(places), network, replicates));
    }

    private void requireSense() {
        requireWithin("--replicates", replicates, 0, MOST);
        requireWithin("--top", top, 1, MOST);
        if (trial != null && replicates > 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--trial says whose network is measured, and --replicates finds it out: give one of the two.");
        }
    }

    private void requireWithin(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is " + value + ": give a whole number from " + least + " to " + most + ".");
        }
    }

    private void print(Study found, Optional<Replicates> all, FinalJson result, Trial chosen) {
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(Json.write(
                    all.isEmpty() ? result : Map.of("final", result, "replicates", ReplicatesJson.of(all.get()))));
        } else {
            all.ifPresent(replicated -> new ReplicatesReport(out)
                    .print(
                            replicated,
                            ((NeuralNetwork) found.spec().objective())
                                    .metric()
                                    .first()
                                    .label()));
            new TestReport(out).print(result, chosen.number());
        }
        out.flush();
    }
}
